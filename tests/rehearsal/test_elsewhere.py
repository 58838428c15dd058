"""What the AWS provider refuses of the mistakes that rules catch, tried with Terraform."""

from __future__ import annotations

import json
import os

import pytest

from tests.rehearsal.embedded_aws.terraform import Terraform
from tests.rehearsal.mistakes import MISTAKES
from viaduct.rehearsal.provider_mirror import terraform_cli_config
from viaduct.spec.elsewhere import ELSEWHERE, Provider

pytestmark = pytest.mark.rehearsal

OLDEST = "5.100.0"
# Their mistake is the region that the provider works in, of which it knows only that there is one of that name.
OF_THE_REGION = {"V502", "V503", "V506"}
NOWHERE = {
    "region": "us-east-1",
    "access_key": "nobody",
    "secret_key": "nobody",
    "skip_metadata_api_check": "true",
    "skip_credentials_validation": True,
    "skip_requesting_account_id": True,
}


@pytest.fixture(scope="module")
def terraform(tmp_path_factory: pytest.TempPathFactory) -> Terraform:
    """Terraform in a directory with each mistake in a file of its own."""
    directory = tmp_path_factory.mktemp("mistakes")
    config = terraform_cli_config(tmp_path_factory.mktemp("mirror"))
    wanted = {"aws": {"source": "hashicorp/aws", "version": OLDEST}}
    files = {"main": {"terraform": {"required_providers": wanted}, "provider": {"aws": [NOWHERE]}}}
    for name, (kind, body) in resources().items():
        files[name] = {"resource": {kind: {name: body}}}
    for name, text in files.items():
        (directory / f"{name}.tf.json").write_text(json.dumps(text))
    made = Terraform(directory, dict(os.environ) | ({"TF_CLI_CONFIG_FILE": str(config)} if config else {}))
    made.init()
    return made


@pytest.fixture(scope="module")
def refused(terraform: Terraform) -> set[str]:
    """The files that ``terraform validate`` finds something in, without their endings."""
    told = json.loads(terraform.run("validate", "-json", codes=(0, 1)).stdout)
    errors = [each for each in told["diagnostics"] if each["severity"] == "error"]
    return {each["range"]["filename"].removesuffix(".tf.json") for each in errors}


def test_the_provider_refuses_what_the_table_says_it_does(refused: set[str]) -> None:
    found = {}
    for code, forms in MISTAKES.items():
        seen = {f"{code}_{index}" in refused for index in range(len(forms))}
        found[code] = {(True,): Provider.VALIDATE, (False,): Provider.NO}.get(tuple(seen), Provider.PARTLY)
    assert found == {code: ELSEWHERE[code].provider for code in MISTAKES}


def test_a_plan_refuses_nothing_that_validation_let_pass(terraform: Terraform, refused: set[str]) -> None:
    for name in refused:
        (terraform.directory / f"{name}.tf.json").unlink()
    left = {path.name.partition(".")[0] for path in terraform.directory.glob("V*.tf.json")}
    told = terraform.run("plan", "-json", "-input=false", "-refresh=false").stdout
    events = [json.loads(line) for line in told.splitlines()]
    planned = {each["change"]["resource"]["resource_name"] for each in events if each["type"] == "planned_change"}
    assert planned == left


def test_each_mistake_that_can_be_made_there_is_tried() -> None:
    there = {code for code, row in ELSEWHERE.items() if row.provider is not Provider.ABSENT}
    assert sorted(there - OF_THE_REGION - set(MISTAKES)) == [], "write them as resources in tests/rehearsal/mistakes.py"
    assert sorted(set(MISTAKES) - there) == []


def resources() -> dict[str, tuple[str, dict[str, object]]]:
    return {f"{code}_{index}": form for code, forms in MISTAKES.items() for index, form in enumerate(forms)}
