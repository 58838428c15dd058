from __future__ import annotations

from pathlib import Path

import pytest

from viaduct.errors import UsageError
from viaduct.planning.choice import Reason, choose, layers
from viaduct.planning.synthesized import Synthesized
from viaduct.terraform.manifest import Stack


def system(**stacks: str) -> dict[str, Synthesized]:
    """``name="digest after,after <read"``: a read stack is one that it comes after too."""
    return dict(_stack(name, text) for name, text in stacks.items())


def _stack(name: str, text: str) -> tuple[str, Synthesized]:
    digest, *after = text.split()
    reads = {each[1:]: frozenset({"arn"}) for each in after if each.startswith("<")}
    stack = Stack(name, Path(name), tuple(each.lstrip("<") for each in after))
    return name, Synthesized(stack, digest, reads)


SYSTEM = system(store="1", connection="1", a="1", b="1", a_pipe="1 store a <connection", b_pipe="1 store b <connection")


def reasons(head: dict[str, Synthesized], base: dict[str, Synthesized] | None) -> dict[str, Reason]:
    return {each.name: each.reason for each in choose(head, base)}


def test_without_a_base_every_stack_is_planned() -> None:
    assert reasons(SYSTEM, None) == dict.fromkeys(SYSTEM, Reason.EVERY)


def test_what_is_the_same_as_in_the_base_is_not_planned() -> None:
    assert reasons(SYSTEM, SYSTEM) == {}


def test_a_changed_and_a_new_stack_are_planned() -> None:
    head = SYSTEM | system(a="2", c="1")
    assert reasons(head, SYSTEM) == {"a": Reason.CHANGED, "c": Reason.NEW}


def test_the_order_of_application_alone_touches_nothing() -> None:
    assert reasons(SYSTEM | system(store="2"), SYSTEM) == {"store": Reason.CHANGED}


def test_who_reads_outputs_of_a_changed_stack_is_touched_and_so_are_its_readers() -> None:
    base = system(a="1", b="1 <a", c="1 <b", d="1 c")
    assert reasons(base | system(a="2"), base) == {"a": Reason.CHANGED, "b": Reason.READS, "c": Reason.READS}


def test_a_removed_stack_comes_after_all_that_depended_on_it() -> None:
    base = SYSTEM | system(c="1", c_pipe="1 c store")
    head = SYSTEM | system(a_pipe="2 store <connection")
    chosen = choose(head, base)
    assert [(each.name, each.reason, each.after) for each in chosen] == [
        ("c_pipe", Reason.REMOVED, ()),
        ("a_pipe", Reason.CHANGED, ()),
        ("c", Reason.REMOVED, ("c_pipe",)),
    ]


def test_a_store_that_is_removed_waits_for_the_pipelines_that_no_longer_use_it() -> None:
    head = {name: stack for name, stack in (SYSTEM | system(a_pipe="2 a", b_pipe="2 b")).items() if name != "store"}
    assert {each.name: each.after for each in choose(head, SYSTEM)}["store"] == ("a_pipe", "b_pipe")


def test_the_order_goes_through_stacks_that_are_not_chosen() -> None:
    base = system(a="1", b="1 a", c="1 b")
    chosen = choose(base | system(a="2", c="2 b"), base)
    assert [(each.name, each.after) for each in chosen] == [("a", ()), ("c", ("a",))]


def test_of_the_touched_stacks_only_those_named_are_planned() -> None:
    head = SYSTEM | system(a="2", b="2")
    assert [each.name for each in choose(head, SYSTEM, ["b", "store"])] == ["b"]


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="no stack is called 'stor'; did you mean"):
        choose(SYSTEM, None, ["stor"])


def test_layers_follow_the_order() -> None:
    assert layers(choose(SYSTEM, None)) == [["a", "b", "connection", "store"], ["a_pipe", "b_pipe"]]


def test_nothing_chosen_has_no_layers() -> None:
    assert layers(()) == []
