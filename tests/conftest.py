"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

from tests.once import run_directory
from viaduct.terraform.environment import FEWER_COLLECTIONS

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("random", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# For Terraform wherever a test starts it.
os.environ.update(FEWER_COLLECTIONS | os.environ)
# Before pytest-xdist starts its processes, which inherit it.
run_directory()
