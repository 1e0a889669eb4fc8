"""What can be asked of the village's records: each use case is one transaction."""
