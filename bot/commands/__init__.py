"""One file per command of `lianxin`; each offers `register(app)`, and bot.__main__ calls it."""
