from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.rehearsal.synthesized import config, parameter, remote_state, write_output
from viaduct.planning.synthesized import digest, read_synthesis

NOWHERE = Path("nowhere")


def reader(value: str) -> dict[str, Any]:
    return config("reader", data=remote_state("writer"), resource=parameter("b", value))


def test_a_value_changes_the_digest_and_comments_and_order_do_not() -> None:
    one = config("a", resource=parameter("a"))
    commented: dict[str, Any] = json.loads(json.dumps({"//": {"metadata": "new"}, **dict(reversed(one.items()))}))
    commented["resource"]["aws_ssm_parameter"]["it"]["//"] = {"metadata": {"path": "a/it"}}

    assert digest(one, NOWHERE) == digest(commented, NOWHERE)
    assert digest(one, NOWHERE) != digest(config("a", resource=parameter("a", "y")), NOWHERE)


def test_a_tag_may_be_called_like_a_comment() -> None:
    tagged = [config("a", resource={"aws_x": {"it": {"tags": {"//": value}}}}) for value in "xy"]
    assert len({digest(each, NOWHERE) for each in tagged}) == 2


def test_a_file_that_a_stack_takes_along_belongs_to_its_digest(tmp_path: Path) -> None:
    (tmp_path / "assets" / "code").mkdir(parents=True)
    asset = tmp_path / "assets" / "code" / "index.py"
    found = set()
    for text in ("one", "two"):
        asset.write_text(text)
        found.add(digest({}, tmp_path))
    assert len(found) == 2


def test_the_outputs_that_a_stack_reads_are_found_by_the_state_they_are_in(tmp_path: Path) -> None:
    configs = {
        "writer": config("writer", output={"arn": {"value": "x"}}),
        "reader": reader("${data.terraform_remote_state.writer.outputs.arn}"),
    }
    stacks = read_synthesis(write_output(tmp_path, configs, {"reader": ["writer"]}))
    assert {name: stack.reads for name, stack in stacks.items()} == {
        "writer": {},
        "reader": {"writer": frozenset({"arn"})},
    }


def test_a_state_of_another_system_is_nobodys(tmp_path: Path) -> None:
    stacks = read_synthesis(write_output(tmp_path, {"reader": reader("x")}))
    assert stacks["reader"].reads == {}
