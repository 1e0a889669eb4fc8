"""What buttons do, one file for each conversation.

A button carries an opaque token; the action stays in the records, bound to the person whom it was shown
to, so that nobody can forge one or tap another's.
"""
