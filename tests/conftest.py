"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

from tests.once import run_directory

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("random", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# Before pytest-xdist starts its processes, which inherit it.
run_directory()
