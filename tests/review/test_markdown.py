from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.building import comment, comment_on, created, destroyed, plan, replaced, resource, updated
from tests.review.rendered import html, structure, values

HOSTILE = {
    "backticks": "a ` b `` c ``` d",
    "a fence": "x\n```\n# now I am a title\n~~~\n````",
    "pipes": "a | b | c",
    "a table": "a | b\n--- | ---\n1 | 2",
    "line ends": "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x85eight",
    "a mention": "@octocat and @acme/team, please",
    "a reference": "fixes #123, GH-7, acme/shop#9",
    "a link": "[click](https://example.com) <https://example.com> www.example.com https://example.com",
    "an image": "![x](https://example.com/pixel.png)",
    "html": '</details></summary><script>alert(1)</script><img src=x onerror="alert(1)">',
    "a comment": "--><!-- viaduct-review --><!--",
    "emphasis": "*a* _b_ **c** ~~d~~ $x$ $$y$$ :tada:",
    "a title": "# title\n## title\n=====",
    "a list": "- one\n1. two\n- [x] three",
    "an alert": "> [!WARNING]\n> all is well",
    "a mermaid picture": '"]; click A href "javascript:alert(1)" %%{init: {}}%%',
    "unseen characters": "a\u200bb\u202ec\x00d\x1b[31me\ufefff",
    "half a character": "\ud800",
    "nothing but spaces": "   ",
    "an entity": "&lt;b&gt; &#96; &amp;",
    "a backslash": "\\` \\| \\\\",
}


def everywhere(value: str) -> str:
    """A comment in which a value is wherever a plan may have one."""
    key = json.dumps(value)[1:-1]
    block = {"name": value, "value": value}
    statement = {"Effect": "Allow", "Principal": {"AWS": value}, "Action": value, "Resource": value}
    policy = json.dumps({"Statement": [statement | {"Condition": {value: {value: value}}}]})
    rule = {"cidr_blocks": [value], "from_port": 22, "to_port": 22, "protocol": value}
    return comment_on(
        created(f'x_y.a["{key}"]', a=value, map={value: value}, listed=[value], block=[block]),
        updated("x_y.b", {"a": value, "lines": f"1\n{value}\n"}, {"a": f"{value}!", "lines": f"2\n{value}\n3"}),
        replaced("aws_s3_bucket.c", {value: 1, "bucket": value}, {value: 2, "bucket": "x"}, value, "bucket"),
        created("aws_s3_bucket_policy.p", bucket=value, policy=policy),
        created("aws_security_group.s", ingress=[rule]),
        created("aws_iam_role_policy_attachment.t", role=value, policy_arn=value),
        resource("aws_iam_role_policy.u", "create", after={"role": value}, after_unknown={"policy": True}),
        destroyed("aws_s3_bucket.d", bucket=value, id=value),
        resource("x_y.e", "forget", before={"a": value}),
        resource(f"x_y.f.{value}", "no-op", previous_address=f"x_y.g.{value}"),
        resource("x_y.h", "no-op", importing={"id": value}),
        resource("x_y.i", "delete", before={"id": 1}, deposed=value),
        resource_drift=[updated(f"x_y.j.{value}", {value: value}, {value: "x"})],
        output_changes={value: {"actions": ["update"], "before": value, "after": f"{value}?"}},
    )


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_value_changes_nothing_but_itself(kind: str) -> None:
    assert structure(everywhere(HOSTILE[kind])) == structure(everywhere("plain value"))


@given(st.text(st.characters() | st.sampled_from("`|<>@#*_[]()!&\\\n\r-~$:"), min_size=1, max_size=40))
def test_no_value_can_break_a_comment(value: str) -> None:
    assert structure(everywhere(f"x{value}")) == structure(everywhere("plain value"))


def test_a_value_is_still_read_as_it_is() -> None:
    shown = values(everywhere("a | `b` <c> @d"))
    assert "a | `b` <c> @d" in shown


def test_what_is_not_seen_is_spelled() -> None:
    shown = values(comment_on(created("x_y.a", a="now\u202efdp\x00", b="a\tb\x85")))
    assert "now\\u{202e}fdp\\u{0}" in shown
    assert "a\\tb\\u{85}" in shown


def test_a_comment_can_always_be_written() -> None:
    everywhere("\ud800").encode("utf-8")


def test_html_of_a_value_is_text() -> None:
    rendered = html(everywhere('<img src=x onerror="alert(1)">'))
    assert "<img" not in rendered
    assert "&lt;img" in rendered


def test_a_long_value_is_shortened_around_what_differs() -> None:
    before, after = "a" * 500 + "old" + "b" * 500, "a" * 500 + "new" + "b" * 500
    shown = values(comment_on(updated("x_y.a", {"a": before}, {"a": after})))
    assert "aaaold" in shown
    assert "aaanew" in shown
    assert "(1,003 characters)" in shown
    assert max(map(len, shown.splitlines())) < 300


def test_a_text_of_many_lines_differs_line_by_line() -> None:
    before = "\n".join(f"step {number}" for number in range(100))
    after = before.replace("step 50", "another step")
    shown = values(comment_on(updated("x_y.a", {"script": before}, {"script": after})))
    assert "-   step 50\n+   another step" in shown
    assert "step 10\n" not in shown


def test_lines_that_differ_are_counted_where_they_are_too_many() -> None:
    before, after = ("\n".join(f"{word} {number}" for number in range(100)) for word in ("old", "new"))
    assert "and 160 more lines" in values(comment_on(updated("x_y.a", {"script": before}, {"script": after})))


def test_a_long_list_differs_item_by_item() -> None:
    before = [f"arn:aws:s3:::demo-bucket-number-{number}" for number in range(9)]
    shown = values(comment_on(updated("x_y.a", {"list": before}, {"list": [*before[1:], "new"]})))
    assert "  list:\n-   arn:aws:s3:::demo-bucket-number-0\n+   new\n" in shown
    assert "the same, in another order" in values(
        comment_on(updated("x_y.a", {"list": before}, {"list": before[::-1]}))
    )


def test_the_same_plans_give_the_same_bytes() -> None:
    entries = [created(f"x_y.r{number}", a=1, tags={"b": "1", "a": "2"}) for number in range(20)]
    backwards = [created(f"x_y.r{number}", tags={"a": "2", "b": "1"}, a=1) for number in reversed(range(20))]
    first = comment(shop=plan(*entries), web=plan())
    assert comment(web=plan(), shop=plan(*backwards)) == first


def test_a_marker_is_on_the_first_line() -> None:
    assert comment_on().splitlines()[0] == "<!-- viaduct-review -->"


def test_unchanged_stacks_are_a_line() -> None:
    text = comment(web=plan(created("x_y.a")), **{f"still-{number}": plan() for number in range(3)})
    assert "Unchanged (3 stacks): `still-0`, `still-1`, `still-2`" in text
    assert "| `web` | 1 |  |  |  |  |" in text


def test_no_change_is_said_in_a_line() -> None:
    assert comment(web=plan()) == "<!-- viaduct-review -->\n\n### ⚪ Nothing changes\n\nUnchanged (1 stack): `web`\n"
