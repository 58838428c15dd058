from __future__ import annotations

import json

from viaduct.terraform.messages import Message, errors, parse_message


def diagnostic(**parts: str) -> str:
    return json.dumps({"type": "diagnostic", "diagnostic": {"severity": "error", **parts}})


def test_an_error_says_what_where_and_why() -> None:
    message = parse_message(diagnostic(summary="no", detail="because", address="aws_iam_role.a"))
    assert message == Message("error", "no (aws_iam_role.a)\n  because", "aws_iam_role.a")


def test_an_error_may_have_no_resource_and_no_detail() -> None:
    assert parse_message(diagnostic(summary="no", detail="")).text == "no"


def test_a_summary_counts_all_kinds_of_changes() -> None:
    changes = {"add": 2, "change": 1, "import": 0, "remove": 3, "operation": "apply"}
    assert parse_message(json.dumps({"type": "change_summary", "changes": changes})).total == 6


def test_a_resource_that_is_done_has_its_address() -> None:
    line = json.dumps({"type": "apply_complete", "@message": "done", "hook": {"resource": {"addr": "a.b"}}})
    assert parse_message(line) == Message("apply_complete", "done", "a.b")


def test_a_line_that_is_no_message_is_text() -> None:
    assert parse_message("panic: oh\n") == Message("text", "panic: oh")
    assert parse_message('"text"').kind == "text"
    assert parse_message('{"format_version": "1.2"}').kind == "text"


def test_errors_are_preferred_to_plain_output() -> None:
    assert errors([Message("text", "noise"), Message("error", "one"), Message("error", "two")]) == "one\ntwo"
    assert errors([Message("text", "noise"), Message("warning", "hm")]) == "noise"
    assert errors([]) == "(Terraform said nothing)"
