"""What holds for every test."""

from hypothesis import settings

# Machines are shared and noisy: how long an example takes never fails a test.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")
