"""lianxin (联心): one message from any phone always reaches the one person responsible."""

__version__ = "0.1.0"
