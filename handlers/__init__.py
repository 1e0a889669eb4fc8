"""One file per kind of conversation: from Telegram's fields to a use case."""
