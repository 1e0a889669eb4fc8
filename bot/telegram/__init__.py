"""Telegram's side: updates in, messages out, and how both are kept in order and at a pace."""
