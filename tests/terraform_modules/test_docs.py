from __future__ import annotations

import json
import re
from pathlib import Path

from viaduct.terraform_modules.inventory import INVENTORY
from viaduct.terraform_modules.publishing.failures import PERMISSIONS
from viaduct.terraform_modules.publishing.library import Library
from viaduct.terraform_modules.publishing.source import source_of

PAGE = (Path(__file__).parents[2] / "docs" / "modules.md").read_text()


def test_the_documented_permissions_are_those_of_the_calls() -> None:
    block = re.search(r"<!-- publishing -->\n```json\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    actions = [statement["Action"] for statement in json.loads(block[1])["Statement"]]
    listed = {action for entry in actions for action in ([entry] if isinstance(entry, str) else entry)}
    assert listed == set(PERMISSIONS.values())


def test_the_documented_source_and_layout_are_those_in_force() -> None:
    key = Library("acme-modules", "terraform").archive("artifact-store", "1.4.0")
    assert f'source = "{source_of("acme-modules", "eu-west-1", key)}"' in PAGE
    library = Library("", "<prefix>")
    assert f"`{library.archive('<module>', '<version>')}`" in PAGE
    assert f"`{library.manifest('<version>')}`" in PAGE
    assert f"`{INVENTORY}`" in PAGE
