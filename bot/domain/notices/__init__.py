"""What people are told: typed and carrying data.

They become words in `bot.texts`, in the reader's language.
"""
