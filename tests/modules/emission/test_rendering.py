"""What placeholders and decisions come to in HCL."""

from __future__ import annotations

from typing import Any

import pytest

from modules.emission.bodies import Bodies
from modules.emission.decisions import Run
from modules.emission.inputs import Value
from modules.emission.merging import Merger, Variant
from modules.emission.nodes import Document, flat, read
from modules.emission.rendering import Expressions
from modules.emission.symbols import Symbols
from modules.emission.templates import Scope, Templates


class Given:
    """The variables of a module in one run, and what its texts come to."""

    def __init__(self, **taken: int) -> None:
        self.symbols = Symbols()
        self.run = Run(self.symbols, taken)
        self.value = Value(self.run, "", "var")

    def hcl(self, node: Any) -> str:
        return "\n".join(Expressions(Templates(self.symbols, {})).value(node, Scope()))

    def merged(self, path: str, usual: Any, other: Any) -> Any:
        return Merger(self.symbols).merge(usual, [Variant(self.run.met[path], 1, other)])


def test_a_lone_placeholder_needs_no_quotes() -> None:
    given = Given()
    name = given.value.text("name")
    assert given.hcl(name) == "var.name"
    assert given.hcl(f"arn:{name}/*") == '"arn:${var.name}/*"'


def test_what_opens_a_template_stays_as_the_construct_wrote_it() -> None:
    assert Given().hcl('say "$${HOME}"\n') == '"say \\"$${HOME}\\"\\n"'


def test_a_number_stands_for_itself_also_inside_a_text() -> None:
    given = Given()
    port = given.value.number("port")
    assert given.hcl(port) == "var.port"
    assert given.hcl(f"PORT={port}") == '"PORT=${var.port}"'


def test_a_placeholder_that_was_changed_is_an_error() -> None:
    given = Given()
    with pytest.raises(ValueError, match="changed a placeholder"):
        given.hcl(given.value.text("name").upper())


def test_a_placeholder_has_the_form_that_a_construct_looks_for() -> None:
    given = Given()
    assert given.hcl(given.value.text("instance_type", "t4g.{}")) == "var.instance_type"


def test_the_account_of_an_arn_is_taken_out_of_it() -> None:
    given = Given()
    arn = given.value.arn("role_arn")
    assert given.hcl(arn) == "var.role_arn"
    assert given.hcl(f"arn:aws:iam::{arn.split(':')[4]}:root") == '"arn:aws:iam::${split(":", var.role_arn)[4]}:root"'


def test_an_element_is_gone_over_where_it_stands_in_a_list() -> None:
    given = Given()
    (role,) = given.value.texts("roles", "role")
    assert given.hcl([role]) == "var.roles"
    assert given.hcl([f"{role}/*"]) == 'distinct([for role in var.roles : "${role}/*"])'
    assert given.hcl(["*", role]) == 'concat(["*"], var.roles)'


def test_an_entry_is_gone_over_where_it_stands_in_a_map() -> None:
    given = Given()
    assert given.hcl(given.value.entries("tags", "key", "value")) == "var.tags"
    extended = {**given.value.entries("tags", "key", "value"), "Name": "shop"}
    assert given.hcl(extended) == 'merge(var.tags, { Name = "shop" })'


def test_what_one_way_lacks_is_null_under_its_condition() -> None:
    given = Given()
    assert given.value.has("key")
    assert given.hcl(given.merged("key?", {"sse": "aws:kms"}, {"sse": "AES256"})["sse"]) == (
        'var.key != null ? "aws:kms" : "AES256"'
    )


def test_what_is_null_where_it_is_not_given_needs_no_condition() -> None:
    given = Given()
    key = given.value.optional("key")
    assert given.hcl(given.merged("key?", {"id": key, "a": 1}, {"id": None, "a": 1})["id"]) == "var.key"


def test_a_statement_that_one_way_lacks_is_there_under_its_condition() -> None:
    given = Given()
    assert given.value.flag("open")
    merged = given.merged("open?", Document([{"Sid": "A"}, {"Sid": "B"}]), Document([{"Sid": "A"}]))
    assert given.hcl(merged) == 'jsonencode(concat([{ Sid = "A" }], var.open ? [{ Sid = "B" }] : []))'


def test_an_empty_list_needs_no_condition_where_a_loop_goes_over_it() -> None:
    given = Given()
    (role,) = given.value.texts("roles", "role")
    assert given.hcl(given.merged("roles#", {"AWS": ["*", role]}, {"AWS": ["*"]})["AWS"]) == 'concat(["*"], var.roles)'


def test_text_in_base64_becomes_a_here_document() -> None:
    given = Given()
    encoded = read("ZWNobyDin6ZuYW1l4p+nCg==")
    given.value.text("name")
    assert given.hcl(encoded) == "base64encode(<<-EOT\n  echo ${var.name}\nEOT\n)"


def test_a_resource_that_one_way_lacks_is_counted_and_referred_to_by_its_index() -> None:
    given = Given()
    assert given.value.flag("made")
    bucket = {"aws_s3_bucket": {"this": {"bucket": "acme"}}}
    policy = {"aws_s3_bucket_policy": {"this": {"bucket": "${aws_s3_bucket.this.id}"}}}
    tree = given.merged("made?", flat({"resource": bucket | policy}), flat({"resource": {}}))
    bodies = Bodies.of(given.symbols, tree)
    address = "aws_s3_bucket_policy.this"
    assert bodies.resource("resource", address, tree["resource"][address]) == [
        'resource "aws_s3_bucket_policy" "this" {',
        "  count = var.made ? 1 : 0",
        "",
        "  bucket = aws_s3_bucket.this[0].id",
        "}",
    ]


def test_a_block_of_an_element_is_dynamic() -> None:
    given = Given()
    (rule,) = given.value.elements("rules", "rule", some=True)
    tree = flat({"resource": {"aws_x_y": {"this": {"rule": [{"name": rule.text("name")}]}}}})
    assert Bodies.of(given.symbols, tree).resource("resource", "aws_x_y.this", tree["resource"]["aws_x_y.this"]) == [
        'resource "aws_x_y" "this" {',
        '  dynamic "rule" {',
        "    for_each = var.rules",
        "",
        "    content {",
        "      name = rule.value.name",
        "    }",
        "  }",
        "}",
    ]
