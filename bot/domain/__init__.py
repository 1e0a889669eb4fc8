"""The village's nouns and rules: no I/O, no Telegram, and the time is passed in."""
