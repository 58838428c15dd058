"""Where Terraform finds the AWS provider: the user's own CLI configuration, a mirror on this machine, or the registry.

A filesystem mirror is a directory ``<host>/<namespace>/<type>/...``, unpacked or packed
(https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation). Machines without a way to
the registry often have one among their packaged software; it is looked for there, a few levels deep, so that a
rehearsal needs no setting.
"""

from __future__ import annotations

import json
import os
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from viaduct.rehearsal.provider_hosts import link_other_hosts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CONFIG_VARIABLE = "TF_CLI_CONFIG_FILE"
CONFIG_FILE = "viaduct.tfrc"
LINKS = "provider-links"

_DEPTH = 3
_MOST_DIRECTORIES = 4000


def terraform_cli_config(
    directory: Path,
    *,
    environment: Mapping[str, str] | None = None,
    roots: Iterable[Path] | None = None,
) -> Path | None:
    """The CLI configuration that Terraform should read, or ``None`` to leave it to its ordinary ways.

    An existing file named by ``TF_CLI_CONFIG_FILE`` wins, then the user's ``~/.terraformrc`` (Terraform reads it by
    itself). Otherwise a mirror that holds ``hashicorp/aws`` is looked for below ``roots``; when one is found, a
    configuration that uses it for what it holds, under Terraform's and OpenTofu's addresses, is written into
    ``directory`` and returned.
    """
    environment = os.environ if environment is None else environment
    named = environment.get(CONFIG_VARIABLE)
    if named and Path(named).is_file():
        return Path(named).absolute()
    if (_home(environment) / ".terraformrc").is_file():
        return None
    mirror = find_mirror(usual_roots(environment) if roots is None else roots)
    if mirror is None:
        return None
    links, held = directory.absolute() / LINKS, mirrored_providers(mirror)
    path = directory.absolute() / CONFIG_FILE
    path.write_text(render_cli_config({mirror: held, links: link_other_hosts(mirror, held, links)}), encoding="utf-8")
    return path


def usual_roots(environment: Mapping[str, str]) -> list[Path]:
    """Terraform's implied mirror directories, then the usual places of packaged software."""
    home = _home(environment)
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [
        home / ".terraform.d" / "plugins",
        data / "terraform" / "plugins",
        home / "Library" / "Application Support" / "io.terraform" / "plugins",
        *map(Path, ("/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins")),
        *map(Path, ("/opt", "/usr/local/share", "/usr/local/lib", "/srv", "/var/lib/terraform")),
    ]


def find_mirror(roots: Iterable[Path]) -> Path | None:
    """The first directory, breadth first and a few levels deep, that is a mirror with the AWS provider."""
    return next((at for root in roots for at in _directories(root) if _holds_aws(at)), None)


def mirrored_providers(mirror: Path) -> list[str]:
    """The source addresses ``host/namespace/type`` of a mirror's providers, sorted."""
    found = (at for at in mirror.glob("*.*/*/*") if _packages(at))
    return sorted("/".join(at.relative_to(mirror).parts) for at in found)


def render_cli_config(mirrors: Mapping[Path, Sequence[str]]) -> str:
    """A CLI configuration: each mirror's providers from it, every other in the ordinary way."""
    blocks = [
        f"  filesystem_mirror {{\n    path    = {json.dumps(str(at))}\n    include = {json.dumps(held)}\n  }}\n"
        for at, held in mirrors.items()
        if held
    ]
    every = json.dumps([provider for held in mirrors.values() for provider in held])
    return f"provider_installation {{\n{''.join(blocks)}  direct {{\n    exclude = {every}\n  }}\n}}\n"


def _home(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("HOME") or Path.home())


def _holds_aws(directory: Path) -> bool:
    return any(_packages(at) for at in directory.glob("*.*/hashicorp/aws"))


def _packages(provider: Path) -> bool:
    """Whether a provider's directory holds a package: ``<version>/<os>_<arch>/`` or a zip archive."""
    unpacked = any(at.is_dir() for at in provider.glob("[0-9]*/*_*"))
    return unpacked or any(provider.glob("terraform-provider-*.zip"))


def _directories(root: Path) -> Iterator[Path]:
    """``root`` and the directories below it, nearest first; bounded in depth and number, links not followed."""
    waiting = deque([(root, 0)])
    for _ in range(_MOST_DIRECTORIES):
        if not waiting:
            return
        directory, depth = waiting.popleft()
        children = _children(directory)
        if children is None:
            continue
        yield directory
        if depth < _DEPTH:
            waiting.extend((child, depth + 1) for child in children)


def _children(directory: Path) -> list[Path] | None:
    """The directories in ``directory``, sorted, or ``None`` if it is not to be read."""
    try:
        return sorted(at for at in directory.iterdir() if at.is_dir() and not at.is_symlink())
    except OSError:
        return None
