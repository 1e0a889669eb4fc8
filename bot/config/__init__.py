"""The operator's settings: config.toml and the environment, checked and frozen."""
