from __future__ import annotations

from pathlib import Path

from viaduct.terraform.environment import (
    plugin_cache_directory,
    real_environment,
    synthesis_environment,
    terraform_environment,
)

SHELL = {
    "PATH": "/bin",
    "HOME": "/home/someone",
    "AWS_PROFILE": "real",
    "AWS_SESSION_TOKEN": "token",
    "TF_VAR_a": "1",
    "TF_CLI_ARGS": "-x",
    "TF_WORKSPACE": "w",
    "TF_DATA_DIR": "d",
    "TF_CLI_CONFIG_FILE": "mine",
    "GITHUB_TOKEN": "token",
}
AWS = {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}


def test_terraform_gets_only_what_it_needs() -> None:
    made = terraform_environment(SHELL, AWS, cli_config=None, plugin_cache=Path("/cache"))
    assert made == AWS | {
        "PATH": "/bin",
        "HOME": "/home/someone",
        "CHECKPOINT_DISABLE": "1",
        "TF_IN_AUTOMATION": "1",
        "TF_PLUGIN_CACHE_DIR": "/cache",
        "GOGC": "400",
        "GOMEMLIMIT": "256MiB",
    }


def test_who_says_when_go_collects_garbage_is_heard() -> None:
    go = {"GOGC": "50", "GOMEMLIMIT": "1GiB"}
    made = terraform_environment(SHELL | go, AWS, cli_config=None, plugin_cache=Path("/cache"))
    assert made.items() >= go.items()


def test_terraform_gets_the_configuration_that_was_chosen() -> None:
    made = terraform_environment(SHELL, AWS, cli_config=Path("/chosen"), plugin_cache=Path("/cache"))
    assert made["TF_CLI_CONFIG_FILE"] == "/chosen"


def test_the_synthesis_gets_no_credentials() -> None:
    made = synthesis_environment(SHELL | {"JSII_NODE": "/node"}, Path("/out"))
    assert made == {"PATH": "/bin", "HOME": "/home/someone", "JSII_NODE": "/node", "CDKTF_OUTDIR": "/out"}


def test_the_cache_lies_where_the_user_keeps_caches() -> None:
    assert plugin_cache_directory({"XDG_CACHE_HOME": "/c"}) == Path("/c/viaduct/terraform-plugins")
    assert plugin_cache_directory({"HOME": "/h"}).is_relative_to("/h")


def test_terraform_on_real_accounts_gets_the_shells_own_but_no_data_directory_for_all_stacks() -> None:
    made = real_environment(SHELL)
    kept = {name: value for name, value in SHELL.items() if name != "TF_DATA_DIR"}
    cache = "/home/someone/.cache/viaduct/terraform-plugins"
    assert made == kept | {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_PLUGIN_CACHE_DIR": cache}
