"""What every module has, whatever it is of: the files, descriptions and addresses that its users rely on."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.modules.emission.emitted import NAMES, emit, emitted

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.synth

ADDRESSES = Path(__file__).with_name("addresses.json")
FILES = ["README.md", "main.tf", "outputs.tf", "variables.tf", "versions.tf"]
BLOCK = re.compile(r'^(variable|output) "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
RESOURCE = re.compile(r'^resource "(\w+)" "(\w+)"', re.MULTILINE)
DESCRIBED = re.compile(r'^  description = ".+\."$', re.MULTILINE)
TRACES = re.compile(r"cdktf|//\"|metadata\b.*unique|⟦|⟧|9000000|terraform_remote_state", re.IGNORECASE)


@functools.cache
def text(module: str, file: str) -> str:
    return (emitted() / module / file).read_text(encoding="utf-8")


def blocks(module: str, kind: str) -> Iterator[tuple[str, str]]:
    for found, name, body in BLOCK.findall(text(module, f"{kind}s.tf")):
        assert found == kind
        yield name, body


def code(module: str) -> str:
    return text(module, "main.tf") + text(module, "outputs.tf")


@pytest.mark.parametrize("module", NAMES)
def test_a_module_has_the_standard_files(module: str) -> None:
    assert sorted(at.name for at in (emitted() / module).iterdir()) == sorted([*FILES, "examples"])


@pytest.mark.parametrize("module", NAMES)
def test_every_variable_is_typed_described_and_used(module: str) -> None:
    for name, body in blocks(module, "variable"):
        assert DESCRIBED.search(body), name
        assert re.search(r"^  type\s+= \S", body, re.MULTILINE), name
        assert f"var.{name}" in code(module), name


@pytest.mark.parametrize("module", NAMES)
def test_required_variables_come_first(module: str) -> None:
    required = [not re.search(r"^  default\s+=", body, re.MULTILINE) for _, body in blocks(module, "variable")]
    assert required == sorted(required, reverse=True)
    assert any(required)


@pytest.mark.parametrize("module", NAMES)
def test_every_output_is_described(module: str) -> None:
    described = [
        bool(re.search(r'^  description = ".+\."$', body, re.MULTILINE)) for _, body in blocks(module, "output")
    ]
    assert described
    assert all(described)


@pytest.mark.parametrize("module", NAMES)
def test_every_validation_says_what_is_allowed_in_a_sentence(module: str) -> None:
    messages = re.findall(r'^    error_message = "(.+)"$', text(module, "variables.tf"), re.MULTILINE)
    assert [message for message in messages if not re.search(r"[.]$", message) or not message[0].isupper()] == []


@pytest.mark.parametrize("module", NAMES)
def test_a_module_leaves_provider_and_backend_to_its_users_and_shows_no_trace_of_its_making(module: str) -> None:
    everything = "\n".join(text(module, file) for file in FILES)
    assert not re.search(r"^\s*(provider|backend) \"", "\n".join(text(module, f) for f in FILES[1:]), re.MULTILINE)
    assert TRACES.findall(everything) == []


@pytest.mark.parametrize("module", NAMES)
def test_the_readme_lists_every_input_and_output(module: str) -> None:
    readme = text(module, "README.md")
    for kind in ("variable", "output"):
        for name, _ in blocks(module, kind):
            assert f"\n| `{name}` |" in readme


def test_addresses_are_those_that_users_have_in_their_states() -> None:
    found = {module: [".".join(each) for each in RESOURCE.findall(text(module, "main.tf"))] for module in NAMES}
    assert found == json.loads(ADDRESSES.read_text(encoding="utf-8")), json.dumps(found, indent=1)


@pytest.mark.thorough
def test_modules_are_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    emit(tmp_path / "again", hash_seed="7")
    for at in sorted(tmp_path.rglob("*.*")):
        if at.is_file():
            assert at.read_bytes() == (emitted() / at.relative_to(tmp_path / "again")).read_bytes()


def test_every_module_has_examples() -> None:
    assert sorted(at.name for at in emitted().iterdir()) == NAMES
