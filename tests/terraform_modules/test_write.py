"""Modules in a directory: replaced as a whole, and nothing of anybody else's is touched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terraform_modules.tiny import contents, emitter_of, tiny_module
from viaduct.errors import ModulesError, UsageError
from viaduct.terraform_modules.emission import Fate
from viaduct.terraform_modules.emitter import project_emitter
from viaduct.terraform_modules.inventory import INVENTORY
from viaduct.terraform_modules.report import lines
from viaduct.terraform_modules.write import write_modules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.terraform_modules.emission import Emission

LONG_AGO = 1_000_000_000


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "dist" / "modules"


def write(out: Path, **modules: Mapping[str, str]) -> Emission:
    return write_modules(out, emitter_of({name.replace("_", "-"): files for name, files in modules.items()}))


def test_the_first_emission_makes_the_directory_and_nothing_beside_it(out: Path) -> None:
    emission = write(out, alerts=tiny_module(), artifact_store=tiny_module("stored"))
    assert emission.fates == {"alerts": Fate.new, "artifact-store": Fate.new}
    assert {at.name for at in out.iterdir()} == {INVENTORY, "alerts", "artifact-store"}
    assert list(out.parent.iterdir()) == [out]
    assert (out / "alerts/main.tf").read_text() == tiny_module()["main.tf"]


def test_the_same_again_touches_nothing(out: Path) -> None:
    write(out, alerts=tiny_module())
    before = out.stat()
    assert write(out, alerts=tiny_module()).fates == {"alerts": Fate.unchanged}
    assert out.stat() == before


def test_what_changed_is_replaced_and_what_did_not_keeps_its_time(out: Path) -> None:
    write(out, alerts=tiny_module(), store=tiny_module())
    looked_at = ("alerts/main.tf", "alerts/versions.tf", "store/main.tf")
    for path in looked_at:
        os.utime(out / path, (LONG_AGO, LONG_AGO))
    emission = write(out, alerts=tiny_module("goodbye"), store=tiny_module())
    assert emission.fates == {"alerts": Fate.changed, "store": Fate.unchanged}
    assert [path for path in looked_at if (out / path).stat().st_mtime == LONG_AGO] == list(looked_at[1:])
    assert "goodbye" in (out / "alerts/main.tf").read_text()


def test_a_module_and_a_file_that_are_no_longer_emitted_are_removed(out: Path) -> None:
    write(out, alerts=tiny_module() | {"extra.tf": ""}, store=tiny_module())
    emission = write(out, alerts=tiny_module())
    assert emission.fates == {"alerts": Fate.changed, "store": Fate.removed}
    assert {at.name for at in out.iterdir()} == {INVENTORY, "alerts"}
    assert not (out / "alerts/extra.tf").exists()


@pytest.mark.parametrize("theirs", ["notes.txt", "alerts/notes.txt", "alerts/examples/terraform.tfstate", "x/y/z"])
def test_a_directory_that_holds_something_else_is_refused(out: Path, theirs: str) -> None:
    write(out, alerts=tiny_module())
    (out / theirs).parent.mkdir(parents=True, exist_ok=True)
    (out / theirs).write_text("mine")
    before = contents(out)
    with pytest.raises(UsageError, match=f"did not write: {theirs}. Nothing was changed") as refused:
        write(out, alerts=tiny_module("new"))
    assert refused.value.exit_code == 2
    assert contents(out) == before


def test_what_lies_behind_a_link_is_never_touched(out: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("mine")
    write(out, alerts=tiny_module())
    (out / "link").symlink_to(elsewhere)
    with pytest.raises(UsageError, match="did not write: link"):
        write(out, alerts=tiny_module("new"))


def test_a_directory_of_others_is_refused_with_a_few_of_its_names(out: Path) -> None:
    out.mkdir(parents=True)
    for name in "abcde":
        (out / name).touch()
    with pytest.raises(UsageError, match="a, b, c and 2 more"):
        write(out, alerts=tiny_module())


def test_an_inventory_that_was_damaged_is_refused(out: Path) -> None:
    write(out, alerts=tiny_module())
    (out / INVENTORY).write_text("<<<<<<< HEAD")
    with pytest.raises(UsageError, match="is not as `viaduct modules` wrote it"):
        write(out, alerts=tiny_module())


def test_a_file_is_no_directory(out: Path) -> None:
    out.parent.mkdir()
    out.touch()
    with pytest.raises(UsageError, match="is no directory"):
        write(out, alerts=tiny_module())


def test_an_empty_directory_is_taken(out: Path) -> None:
    out.mkdir(parents=True)
    assert write(out, alerts=tiny_module()).changes


def test_a_link_to_a_directory_stays_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.parent.mkdir()
    out.symlink_to(tmp_path / "real")
    write(out, alerts=tiny_module())
    assert out.is_symlink()
    assert (tmp_path / "real" / "alerts" / "main.tf").is_file()


def test_an_emission_that_fails_changes_nothing(out: Path) -> None:
    write(out, alerts=tiny_module())
    before = contents(out)

    def fail(directory: Path) -> None:
        emitter_of({"alerts": {"main.tf": "half"}})(directory)
        raise ModulesError("in the middle")

    with pytest.raises(ModulesError, match="in the middle"):
        write_modules(out, fail)
    assert contents(out) == before
    assert list(out.parent.iterdir()) == [out]


def test_what_appears_while_the_modules_are_emitted_is_kept(out: Path) -> None:
    write(out, alerts=tiny_module())

    def slowly(directory: Path) -> None:
        emitter_of({"alerts": tiny_module("new")})(directory)
        (out / "notes.txt").write_text("mine")

    with pytest.raises(UsageError, match=r"did not write: notes\.txt"):
        write_modules(out, slowly)
    assert (out / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({"alerts": {"main.tf": "", "README.md": ""}}, "alerts is no whole module: it lacks outputs.tf, variables.tf"),
        ({"Alerts": tiny_module()}, "can't be called Alerts"),
        ({"alerts": tiny_module(), "": {"stray.txt": ""}}, "stray.txt is no whole module"),
    ],
)
def test_an_emission_that_is_not_whole_is_refused(
    out: Path, modules: Mapping[str, Mapping[str, str]], words: str
) -> None:
    with pytest.raises(ModulesError, match=words):
        write_modules(out, emitter_of(modules))
    assert not out.exists()


def test_the_table_has_a_line_a_module_and_a_sum(out: Path) -> None:
    write(out, alerts=tiny_module(), gone=tiny_module())
    told = list(lines(write(out, alerts=tiny_module(), store=tiny_module())))
    assert [line.split() for line in told if line] == [
        ["module", "inputs", "outputs", "files"],
        ["-" * len(told[1])],
        ["alerts", "1", "1", "6", "unchanged"],
        ["gone", "-", "-", "-", "removed"],
        ["store", "1", "1", "6", "new"],
        f"2 modules in {out}: 1 new, 1 unchanged, 1 removed".split(),
    ]


def test_a_program_that_fails_is_told_with_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(ModulesError, match=r"could not be emitted \(exit code 1\):\n.*No module named no_such_program"):
        project_emitter(os.environ, "no_such_program")(tmp_path / "new")


def test_a_program_gets_the_directory_and_nothing_of_the_shells_aws(tmp_path: Path) -> None:
    shell = {**os.environ, "AWS_PROFILE": "prod", "TF_VAR_name": "x"}
    project_emitter(shell, "tests.terraform_modules.telling")(tmp_path / "new")
    told = contents(tmp_path / "new")
    assert Path(told["directory"]) == Path(__file__).parents[2]
    assert "AWS_PROFILE" not in told["environment"]
    assert "TF_VAR_name" not in told["environment"]
