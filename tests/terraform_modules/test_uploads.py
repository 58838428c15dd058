"""Archives, the manifest, and what is left to put."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

from tests.terraform_modules.tiny import tiny_module
from viaduct.errors import ModulesError
from viaduct.terraform_modules.module import TerraformModule
from viaduct.terraform_modules.publishing.archive import pack
from viaduct.terraform_modules.publishing.library import Library
from viaduct.terraform_modules.publishing.look import Found
from viaduct.terraform_modules.publishing.plan import plan
from viaduct.terraform_modules.publishing.uploads import uploads_of

LIBRARY = Library("acme-modules", "tf")
FILES = {path: text.encode() for path, text in tiny_module().items()}
MODULES = [TerraformModule("store", FILES), TerraformModule("alerts", FILES)]
UPLOADS = uploads_of(LIBRARY, "1.0.0", MODULES)
KEYS = ["tf/alerts/1.0.0.zip", "tf/store/1.0.0.zip", "tf/1.0.0.json"]


def test_an_archive_depends_on_the_files_alone() -> None:
    assert pack(FILES) == pack(dict(reversed(FILES.items())))
    # Also from one release of Python to the next: these very bytes are published.
    small = pack({"main.tf": b"locals {}\n", "README.md": b"# a\n"})
    assert hashlib.sha256(small).hexdigest() == "07767b1da9c05abb9d5ab59ff4d11c919189437b0c79c422c3eee5b84e8af3f4"


def test_an_archive_holds_the_files_at_its_root_readable_for_all() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(FILES)
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_archives_go_by_name_and_the_manifest_last() -> None:
    assert [upload.key for upload in UPLOADS] == KEYS


def test_the_manifest_lists_every_archive_with_its_checksum() -> None:
    manifest = json.loads(UPLOADS[-1].body)
    assert manifest["version"] == "1.0.0"
    assert list(manifest["modules"]) == ["alerts", "store"]
    digest = hashlib.sha256(pack(FILES)).hexdigest()
    assert manifest["modules"]["alerts"] == {"archive": "alerts/1.0.0.zip", "sha256": digest}


def test_everything_is_left_where_nothing_is() -> None:
    assert plan(LIBRARY, "1.0.0", UPLOADS, Found({})) == UPLOADS


def test_what_was_put_with_the_same_bytes_is_not_put_again() -> None:
    assert plan(LIBRARY, "1.0.0", UPLOADS, Found({KEYS[0]: True})) == UPLOADS[1:]
    assert plan(LIBRARY, "1.0.0", UPLOADS, Found({KEYS[0]: True, KEYS[1]: True})) == UPLOADS[2:]


def test_a_published_version_is_refused_even_with_the_same_bytes_and_named() -> None:
    with pytest.raises(ModulesError) as refused:
        plan(LIBRARY, "1.0.0", UPLOADS, Found(dict.fromkeys(sorted(KEYS), True)))
    text = str(refused.value)
    assert text.startswith("version 1.0.0 is published already; nothing was written.")
    assert all(f"  s3://acme-modules/{key}\n" in text for key in KEYS)


def test_an_unfinished_version_of_other_bytes_or_modules_is_refused_and_what_differs_is_named() -> None:
    found = Found({KEYS[0]: True, KEYS[1]: False, "tf/gone/1.0.0.zip": False})
    with pytest.raises(ModulesError) as refused:
        plan(LIBRARY, "1.0.0", UPLOADS, found)
    text = str(refused.value)
    assert "never finished; nothing was written" in text
    assert "  s3://acme-modules/tf/store/1.0.0.zip\n  s3://acme-modules/tf/gone/1.0.0.zip\n" in text
    assert KEYS[0] not in text
