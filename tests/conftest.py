"""What holds for every test."""

import os
from importlib.util import find_spec

if find_spec("hypothesis"):  # not where only aiogram's client is tried
    from hypothesis import settings

    # Machines are shared and noisy: how long an example takes never fails a test.
    settings.register_profile("explore", deadline=None)
    # On a submission the same examples each time: what fails there comes of the change, and comes again.
    settings.register_profile("submission", deadline=None, derandomize=True, database=None)
    settings.load_profile("submission" if os.environ.get("CI") else "explore")
