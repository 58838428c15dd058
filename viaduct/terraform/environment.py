"""What children may know of the shell: in a rehearsal and a synthesis a short list, no AWS, no Terraform.

A profile, a token, ``TF_CLI_ARGS`` or a ``TF_VAR_`` of the person at the keyboard would change what is rehearsed,
or worse, reach a real account.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PASSED = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE"),
        *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR"),
        *("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"),
    }
)
# Terraform and its providers live for seconds and spend a quarter of them collecting garbage: docs/performance.md.
FEWER_COLLECTIONS = {"GOGC": "400", "GOMEMLIMIT": "256MiB"}
_PASSED_TO_SYNTHESIS = frozenset({"PYTHONPATH", "VIRTUAL_ENV", "JSII_NODE", "JSII_RUNTIME_PACKAGE_CACHE_ROOT"})


def terraform_environment(
    inherited: Mapping[str, str], aws: Mapping[str, str], *, cli_config: Path | None, plugin_cache: Path
) -> dict[str, str]:
    """The whole environment of a Terraform command; ``aws`` leads to the embedded AWS.

    When Go collects garbage (https://pkg.go.dev/runtime#hdr-Environment_Variables) is the shell's choice first.
    """
    terraform = {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_PLUGIN_CACHE_DIR": str(plugin_cache)}
    if cli_config:
        terraform["TF_CLI_CONFIG_FILE"] = str(cli_config)
    return FEWER_COLLECTIONS | _kept(inherited, _PASSED | FEWER_COLLECTIONS.keys()) | terraform | dict(aws)


def synthesis_environment(inherited: Mapping[str, str], output: Path) -> dict[str, str]:
    """The whole environment of the synthesis, which writes into ``output``."""
    return _kept(inherited, _PASSED | _PASSED_TO_SYNTHESIS) | {"CDKTF_OUTDIR": str(output)}


def real_environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """The environment of Terraform commands on real accounts: the shell's own, credentials and all.

    ``TF_DATA_DIR`` would be one directory for all stacks, which work side by side.
    """
    kept = {name: value for name, value in inherited.items() if name != "TF_DATA_DIR"}
    cache = inherited.get("TF_PLUGIN_CACHE_DIR") or str(plugin_cache_directory(inherited))
    return kept | {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_PLUGIN_CACHE_DIR": cache}


def plugin_cache_directory(inherited: Mapping[str, str]) -> Path:
    """Where providers are kept from one run to the next: in the user's cache directory."""
    home = Path(inherited.get("HOME") or Path.home())
    usual = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return Path(inherited.get("XDG_CACHE_HOME") or usual) / "viaduct" / "terraform-plugins"


def _kept(inherited: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    return {name: value for name, value in inherited.items() if name in names}
