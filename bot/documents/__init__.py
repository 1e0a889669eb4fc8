"""What the bot draws and prints: Typst templates, and the press that fills them with data."""
