"""What each button does: a table for each conversation, joined in `handlers.taps`."""
