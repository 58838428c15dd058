"""Bad, hostile and unusual YAML."""

from __future__ import annotations

import time

import pytest

from viaduct.spec import check_text
from viaduct.spec.nodes import Mapping, Scalar
from viaduct.spec.parse import MAX_DEPTH, parse
from viaduct.spec.plain import plain

BOMB = "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def codes(text: str) -> list[str]:
    return [finding.code for finding in parse(text)[1]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2", 1),
        ("a: b\n c: d", 2),
        ("a:\n\t- b", 2),
        ("a: 'unclosed\nb: c\n", 1),
        ("a: @b", 1),
        ("}", 1),
        ("a: b: c", 1),
        ("%YAML 3.x\n---\na: b", 1),
        ("? [a\n: b", 2),
    ],
)
def test_bad_yaml_is_found_within_the_file(text: str, line: int) -> None:
    root, findings = parse(text)
    assert root is None
    assert [finding.code for finding in findings] == ["V003"]
    assert 1 <= findings[0].line <= text.count("\n") + 1


def test_a_second_document_is_refused_where_it_starts() -> None:
    (finding,) = parse("a: b\n---\nc: d\n")[1]
    assert (finding.code, finding.line) == ("V005", 2)


def test_one_document_may_have_its_markers() -> None:
    assert parse("---\na: b\n...\n")[1] == ()


@pytest.mark.parametrize("text", ["a: !!python/object:os.system x", "a: !foo [1]", "!bar\na: b", "a: !!str 1"])
def test_tags_are_refused(text: str) -> None:
    assert codes(text) == ["V007"]


@pytest.mark.parametrize("text", ["a: &a [*a]", "a: &a {b: *a}", "a: *nobody", BOMB])
def test_aliases_that_have_no_end_or_no_beginning_are_refused(text: str) -> None:
    assert codes(text) == ["V008"]


def test_hostile_files_are_refused_quickly() -> None:
    start = time.process_time()
    assert codes(BOMB) == ["V008"]
    assert codes("[" * 5000) == ["V008"]
    assert codes("a: " + "{b: " * 5000) == ["V008"]
    assert time.process_time() - start < 2


def test_a_chain_of_aliases_can_not_go_deeper_than_brackets() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, MAX_DEPTH + 5))
    assert codes(chain) == ["V008"]


def test_aliases_keep_the_place_where_they_were_written() -> None:
    root, _ = parse("a: &x\n  b: 1\nc: *x\n")
    assert isinstance(root, Mapping)
    read = plain(root)
    assert read.data == {"a": {"b": 1}, "c": {"b": 1}}
    assert read.index["c", "b"].node.mark.line == 2
    assert read.index["c",].key.line == 3


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1),
        ("-1", -1),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1.5", 1.5),
        (".inf", float("inf")),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("2024-01-01", "2024-01-01"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("|\n  text\n", "text\n"),
    ],
)
def test_scalars_are_read_by_the_core_schema(written: str, value: object) -> None:
    root, _ = parse(f"a: {written}\n")
    assert root is not None
    assert plain(root).data == {"a": value}


def test_a_yaml_1_1_directive_changes_nothing() -> None:
    root, _ = parse("%YAML 1.1\n---\na: yes\nb: 010\n")
    assert root is not None
    assert plain(root).data == {"a": "yes", "b": 10}


def found(text: str) -> list[tuple[str, int, int]]:
    root, _ = parse(text)
    assert root is not None
    return [(finding.code, finding.line, finding.column) for finding in plain(root).findings]


def test_a_duplicate_key_is_found_at_the_second_and_the_first_counts() -> None:
    root, _ = parse("a: 1\nb: 2\na: 3\n")
    assert root is not None
    assert plain(root).data == {"a": 1, "b": 2}
    assert found("a: 1\nb: 2\na: 3\n") == [("V006", 3, 1)]


@pytest.mark.parametrize("key", ["1", "true", "~", "1.5", "[a]", "{a: b}", "? [a, b]\n"])
def test_keys_are_text(key: str) -> None:
    assert "V009" in {code for code, *_ in found(f"x:\n  {key}: 1\n")}


def test_merge_keys_give_way_to_keys_of_their_own() -> None:
    root, _ = parse("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\n")
    assert root is not None
    read = plain(root)
    assert read.data["c"] == {"x": 3, "y": 1, "z": 2}  # type: ignore[index]
    assert read.findings == ()
    assert read.index["c", "z"].key.line == 2


def test_a_merge_key_takes_mappings_only() -> None:
    assert found("a: {<<: 1}\n") == [("V008", 1, 9)]


def test_a_quoted_merge_key_is_a_key() -> None:
    root, _ = parse("a: {'<<': 1}\n")
    assert root is not None
    assert plain(root).data == {"a": {"<<": 1}}


@pytest.mark.parametrize("text", ["just text", "- a\n- b\n", "42", "~", "# a comment\n", "---\n", "*", "&a"])
def test_a_file_that_is_no_mapping_is_a_finding(text: str) -> None:
    system, findings = check_text(text)
    assert system is None
    assert findings
    assert all(finding.line == 1 for finding in findings)


def test_a_scalar_keeps_how_it_was_written() -> None:
    root, _ = parse("0123")
    assert isinstance(root, Scalar)
    assert root.text == "0123"
