from __future__ import annotations

import io
import stat
import tarfile
from typing import TYPE_CHECKING, Any

import pytest
import requests

from tests.sealing.conftest import SECRET, errored_in, keyed, plans_in
from viaduct.errors import SealingError, UsageError
from viaduct.planning.saved import Status
from viaduct.sealing.envelope import encrypt
from viaduct.sealing.seal import seal, unseal

if TYPE_CHECKING:
    from pathlib import Path

    from viaduct.spec.model import System


def files(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()
    }


@pytest.fixture
def sealed(demo: System, tmp_path: Path) -> Path:
    plans_in(tmp_path / "here")
    assert seal(demo, tmp_path / "here", tmp_path / "plans.sealed")
    return tmp_path / "plans.sealed"


def test_plans_come_out_as_they_went_in_without_what_is_only_reviewed(
    demo: System, sealed: Path, tmp_path: Path
) -> None:
    before = files(tmp_path / "here")
    assert unseal(demo, sealed, tmp_path / "there") == []
    assert files(tmp_path / "there") == {
        name: content for name, content in before.items() if "/json/" not in name and ".terraform/" not in name
    }
    saved = tmp_path / "there" / "plans" / "saved"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o700
    assert stat.S_IMODE((saved / "web.tfplan").stat().st_mode) == 0o600


def test_a_sealed_file_shows_nothing_of_what_it_holds(sealed: Path) -> None:
    assert SECRET not in sealed.read_bytes()
    assert b"tfplan" not in sealed.read_bytes()


def test_plans_that_are_there_make_room(demo: System, sealed: Path, tmp_path: Path) -> None:
    stale = plans_in(tmp_path / "there")
    stale.plan("other").write_bytes(b"of yesterday")
    unseal(demo, sealed, tmp_path / "there")
    assert not stale.plan("other").exists()


def test_a_state_that_could_not_be_written_is_carried_and_never_overwritten(demo: System, tmp_path: Path) -> None:
    errored_in(tmp_path / "here")
    assert seal(demo, tmp_path / "here", tmp_path / "sealed")
    state = tmp_path / "there" / "stacks" / "web" / "errored.tfstate"
    assert unseal(demo, tmp_path / "sealed", tmp_path / "there") == [state]
    assert state.read_bytes() == SECRET
    state.write_bytes(b"another")
    with pytest.raises(UsageError, match=r"errored.tfstate exists already"):
        unseal(demo, tmp_path / "sealed", tmp_path / "there")
    assert state.read_bytes() == b"another"


def test_a_state_of_a_stack_that_is_destroyed_is_never_overwritten_either(demo: System, tmp_path: Path) -> None:
    for place, content in (("here", SECRET), ("there", b"another")):
        state = plans_in(tmp_path / place).removed("old") / "errored.tfstate"
        state.write_bytes(content)
    assert seal(demo, tmp_path / "here", tmp_path / "sealed")
    with pytest.raises(UsageError, match=r"removed/old/errored.tfstate exists already"):
        unseal(demo, tmp_path / "sealed", tmp_path / "there")
    assert state.read_bytes() == b"another"
    state.unlink()
    assert unseal(demo, tmp_path / "sealed", tmp_path / "there") == [state]
    assert state.read_bytes() == SECRET


@pytest.mark.parametrize("status", [Status.WAITS, Status.LEFT])
def test_what_can_only_be_planned_later_is_sealed_unless_asked_for_what_can_be_applied(
    status: Status, demo: System, tmp_path: Path
) -> None:
    plans_in(tmp_path / "here", status)
    assert seal(demo, tmp_path / "here", tmp_path / "sealed")
    assert not seal(demo, tmp_path / "here", tmp_path / "sealed", applicable=True)
    assert not (tmp_path / "sealed").exists()


@pytest.mark.parametrize("status", [Status.EMPTY, Status.APPLIED])
def test_what_nobody_can_go_on_with_is_not_sealed_and_leaves_no_older_file(
    status: Status, demo: System, tmp_path: Path
) -> None:
    plans_in(tmp_path / "here", status)
    (tmp_path / "sealed").write_bytes(b"of an earlier run")
    assert not seal(demo, tmp_path / "here", tmp_path / "sealed")
    assert not (tmp_path / "sealed").exists()
    assert not seal(demo, tmp_path / "nowhere", tmp_path / "sealed")


@pytest.mark.thorough
def test_any_change_of_a_sealed_file_is_noticed_and_nothing_is_written(
    demo: System, sealed: Path, tmp_path: Path
) -> None:
    whole = sealed.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 8)):
        sealed.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(SealingError):
            unseal(demo, sealed, tmp_path / "there")
    for length in (0, len(whole) // 2, len(whole) - 1):
        sealed.write_bytes(whole[:length])
        with pytest.raises(SealingError):
            unseal(demo, sealed, tmp_path / "there")
    assert files(tmp_path / "there") == {}


def test_plans_of_another_system_are_refused(kms: Any, sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(SealingError, match="could not open the sealed plans"):
        unseal(keyed(kms, "other"), sealed, tmp_path / "there")


def test_what_was_sealed_for_another_system_with_the_same_key_is_refused(
    kms: Any, demo: System, sealed: Path, tmp_path: Path
) -> None:
    key = kms.describe_key(KeyId="alias/demo-terraform-state")["KeyMetadata"]["KeyId"]
    twin = demo.model_copy(update={"system": "twin"})
    kms.create_alias(AliasName="alias/twin-terraform-state", TargetKeyId=key)
    with pytest.raises(SealingError, match="not sealed for the system twin"):
        unseal(twin, sealed, tmp_path / "there")


@pytest.mark.parametrize("name", ["plans/../../outside", "/etc/outside", "stacks/web/cdk.tf.json", "plans/json/x.json"])
def test_a_file_that_viaduct_never_seals_is_refused(name: str, demo: System, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    packed.seek(0)
    with (tmp_path / "sealed").open("wb") as into:
        encrypt(demo, packed, into)
    with pytest.raises(SealingError, match="never seals"):
        unseal(demo, tmp_path / "sealed", tmp_path / "there")
    assert files(tmp_path / "there") == {}


def test_a_key_that_is_not_there_is_told_in_words(demo: System, tmp_path: Path, capfd: Any) -> None:
    plans_in(tmp_path / "here")
    keyless = demo.model_copy(update={"system": "keyless"})
    with pytest.raises(SealingError, match="kms:DescribeKey failed"):
        seal(keyless, tmp_path / "here", tmp_path / "sealed")
    assert not list(tmp_path.glob("sealed*"))
    assert capfd.readouterr().err == ""


def test_a_refusal_of_the_key_is_told_in_words_without_a_traceback(
    demo: System, endpoint: str, tmp_path: Path, capfd: Any
) -> None:
    plans_in(tmp_path / "here")
    auth = f"{endpoint}/moto-api/reset-auth"
    requests.post(auth, data=b"1", timeout=10)
    try:
        with pytest.raises(SealingError, match=r"could not seal the plans: (AWS does not|kms:GenerateDataKey)"):
            seal(demo, tmp_path / "here", tmp_path / "sealed")
    finally:
        requests.post(auth, data=b"inf", timeout=10)
    assert "Traceback" not in capfd.readouterr().err
    assert not list(tmp_path.glob("*sealed*"))


def test_a_file_that_is_not_there_is_a_wrong_usage(demo: System, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`viaduct seal` writes one"):
        unseal(demo, tmp_path / "sealed", tmp_path / "there")
