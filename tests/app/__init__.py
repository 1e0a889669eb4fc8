"""Many villages in one process."""
