"""The crash harness: the bot killed again and again under load, and both ends compared afterwards."""
