"""The doctor: looks whether everything that a village's bot needs is there, and says what to do where not."""
