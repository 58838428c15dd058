"""Every name that is emitted is held against a limit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.specs import EXAMPLES
from viaduct import names
from viaduct.spec import load_system
from viaduct.spec.emitted import emitted_names
from viaduct.spec.limits import NAME_LIMITS, Scope

SYSTEM = load_system(Path(__file__).parents[2] / "pipelines.yaml")
EMITTED = list(emitted_names(SYSTEM))


def test_the_reference_system_and_the_examples_emit_every_kind_of_name() -> None:
    systems = [SYSTEM, *map(load_system, EXAMPLES.values())]
    assert {emitted.limit for system in systems for emitted in emitted_names(system)} == set(NAME_LIMITS)


def test_its_names_keep_to_their_limits_and_differ() -> None:
    for emitted in EMITTED:
        assert emitted.limit.min <= len(emitted.name) <= emitted.limit.max
        assert re.fullmatch(emitted.limit.pattern, emitted.name), emitted
    identities = [emitted.identity for emitted in EMITTED]
    assert len(identities) == len(set(identities))


def test_two_accounts_may_have_the_same_names_but_for_those_that_the_world_shares() -> None:
    for emitted in EMITTED:
        there = replace(emitted, elsewhere="222222222222")
        assert (there.identity == emitted.identity) == (emitted.limit.scope is Scope.WORLD)


def test_every_stack_has_its_state_key_among_them() -> None:
    from viaduct.delivery.stacks import stacks_of

    keys = {names.state_key(SYSTEM, stack.name) for stack in stacks_of(SYSTEM)}
    assert keys == {emitted.name for emitted in EMITTED if emitted.limit.kind == "Terraform state key"}


def test_every_limit_names_its_source() -> None:
    assert all(limit.source.startswith("https://docs.aws.amazon.com/") for limit in NAME_LIMITS)
