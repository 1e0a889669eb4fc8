"""Keeping the records safe: backups on a shelf, and beside them the journal of what was erased since."""
