"""Figures for whoever keeps the bot running: how much waits, what is sent, how long a transaction takes.

They name nobody: no label holds a person, a household or a case.
"""
