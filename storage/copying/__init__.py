"""Copying a database into another of either kind: beside who writes, then once more while nobody does."""
