from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.rehearsal.synthesized import config, manifest, parameter, write_output
from viaduct.errors import RunError
from viaduct.terraform.manifest import Stack, order, parse_manifest, read_manifest, reverse

HERE = Path("out")


def stack(name: str, *after: str) -> Stack:
    return Stack(name, HERE / "stacks" / name, after)


def names(stacks: tuple[Stack, ...]) -> list[str]:
    return [stack.name for stack in stacks]


def test_an_entry_gives_name_directory_and_dependencies() -> None:
    (found,) = parse_manifest(manifest({"a": ["c", "b"]}), HERE)
    assert found == Stack("a", HERE / "stacks/a", ("b", "c"))


def test_a_stack_comes_after_all_it_depends_on_whatever_the_order_of_the_manifest() -> None:
    first, second = order((stack("a", "z"), stack("z"))), order((stack("z"), stack("a", "z")))
    assert first == second
    assert names(first) == ["z", "a"]


def test_a_stack_read_from_its_directory_knows_how_many_resources_it_has(tmp_path: Path) -> None:
    (found,) = read_manifest(write_output(tmp_path, {"a": config("a", resource=parameter("a"))}))
    assert found.size == 1


def test_destruction_goes_the_other_way() -> None:
    last, first = reverse(order((stack("a", "z"), stack("z"))))
    assert (last.name, last.dependencies) == ("a", ())
    assert (first.name, first.dependencies) == ("z", ("a",))


def test_a_circle_is_refused_with_its_members() -> None:
    with pytest.raises(RunError, match=r"stacks wait for each other: .*a"):
        order((stack("a", "b"), stack("b", "a")))


def test_a_dependency_that_was_not_synthesized_is_named() -> None:
    with pytest.raises(RunError, match="stack a depends on b, which was not synthesized"):
        order((stack("a", "b"),))


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"stacks": {"a": {}}})])
def test_what_is_no_manifest_is_told_with_its_path(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(RunError, match=r"manifest\.json: no readable manifest"):
        read_manifest(tmp_path)


def test_a_missing_manifest_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"manifest\.json: no readable manifest"):
        read_manifest(tmp_path)
