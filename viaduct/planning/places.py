"""Where ``viaduct plan`` and ``viaduct apply`` find and put things, below the directory they are called in."""

from __future__ import annotations

from pathlib import Path

SPEC = Path("pipelines.yaml")
OUTPUT = Path("cdktf.out")
PLANS = OUTPUT / "plans"
SEALED = OUTPUT / "plans.sealed"

PARALLEL = 4
"""Stacks side by side: Terraform and the provider keep a core busy while they refresh; only applies mostly wait."""
