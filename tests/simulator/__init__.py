"""The simulator's tests: python-telegram-bot's own client against it."""
