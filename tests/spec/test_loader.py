"""From a file to a system, or to findings: each with its place, its code and a fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from viaduct.errors import SpecError
from viaduct.spec import check, check_text, load_system

REFERENCE = Path(__file__).parents[2] / "pipelines.yaml"
HEAD = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments: {staging: {regions: [us-east-1]}}
"""
SERVICES = "services: {web: {deploy: {kind: sam}}}\n"


def found(text: str) -> list[tuple[int, int, str, str]]:
    return [(finding.line, finding.column, finding.code, finding.dotted) for finding in check_text(text)[1]]


def fixes(text: str) -> list[str]:
    return [finding.fix for finding in check_text(text)[1]]


def test_the_reference_system_has_no_findings() -> None:
    assert check(REFERENCE)[1] == ()
    assert load_system(REFERENCE).system == "demo"


def test_environments_and_services_keep_the_order_of_the_file() -> None:
    system = load_system(REFERENCE)
    assert list(system.environments) == ["staging", "production"]
    assert list(system.services) == ["web", "hello", "product"]


def test_loading_raises_every_finding_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("system: demo\nhome: x\n")
    with pytest.raises(SpecError) as raised:
        load_system(path)
    assert {finding.file for finding in raised.value.findings} == {str(path)}
    assert len(raised.value.findings) == 3


def test_an_unknown_key_is_placed_at_the_key_with_the_key_that_was_meant() -> None:
    text = HEAD + "services:\n  web:\n    deploy: {kind: sam}\n    sorce: {}\n"
    assert found(text) == [(8, 5, "V011", "services.web.sorce")]
    assert fixes(text) == ['did you mean "source"?']


def test_an_unknown_key_like_no_other_is_to_be_removed() -> None:
    assert fixes(HEAD + SERVICES + "zzz: 1\n") == ["remove it"]


def test_an_account_without_quotes_is_named_for_what_it_is() -> None:
    bare = HEAD.replace('"111111111111"', "011111111111") + SERVICES
    (finding,) = check_text(bare)[1]
    assert (finding.line, finding.column, finding.code) == (2, 17, "V015")
    assert "octal" in finding.message
    assert finding.got == "011111111111"
    assert finding.fix == 'put it in quotes: "011111111111"'


def test_a_kind_that_does_not_exist_yet_names_those_that_do() -> None:
    text = HEAD + "services:\n  web:\n    deploy:\n      kind: terraform\n      template: t.yaml\n"
    (finding,) = check_text(text)[1]
    assert (finding.line, finding.column, finding.code) == (8, 13, "V012")
    assert finding.allowed == "cloudformation, codedeploy, s3, sam"


@pytest.mark.parametrize(
    ("deploy", "code", "path"),
    [
        ("{kind: codedeploy, port: '80'}", "V013", "services.web.deploy.port"),
        ("{kind: codedeploy, port: 80.5}", "V013", "services.web.deploy.port"),
        ("{kind: codedeploy, port: true}", "V013", "services.web.deploy.port"),
        ("{kind: codedeploy, port: 65536}", "V014", "services.web.deploy.port"),
        ("{kind: codedeploy, port: 99999999999999999999999}", "V014", "services.web.deploy.port"),
        ("{kind: codedeploy, strategy: canary}", "V012", "services.web.deploy.strategy"),
        ("{kind: codedeploy, health_check: health}", "V014", "services.web.deploy.health_check"),
        ("{kind: codedeploy, template: t.yaml}", "V011", "services.web.deploy.template"),
        ("{kind: codedeploy, capacity: {min: 0}}", "V014", "services.web.deploy.capacity.min"),
        ("{kind: codedeploy, packages: git}", "V013", "services.web.deploy.packages"),
        ("{kind: codedeploy, packages: [1]}", "V013", "services.web.deploy.packages[0]"),
        ("{kind: [sam]}", "V012", "services.web.deploy.kind"),
        ("{kind: 1}", "V012", "services.web.deploy.kind"),
        ("{}", "V010", "services.web.deploy.kind"),
        ("sam", "V013", "services.web.deploy"),
        ("[sam]", "V013", "services.web.deploy"),
        ("", "V016", "services.web.deploy"),
        ("~", "V016", "services.web.deploy"),
    ],
)
def test_what_does_not_fit_the_model_is_found_where_it_stands(deploy: str, code: str, path: str) -> None:
    text = HEAD + f"services:\n  web:\n    deploy: {deploy}\n"
    (finding,) = check_text(text)[1]
    assert (finding.code, finding.dotted, finding.line) == (code, path, 7)


@pytest.mark.parametrize("bucket", ['""', "ab"])
def test_a_bucket_without_a_name_is_not_read_as_the_default(bucket: str) -> None:
    text = HEAD + f"state: {{bucket: {bucket}}}\n" + SERVICES
    assert [where[2:] for where in found(text)] == [("V014", "state.bucket")]


def test_an_approval_with_nothing_after_it_is_not_read_as_no_approval() -> None:
    text = HEAD.replace("{regions: [us-east-1]}", "{regions: [us-east-1], approval: }") + SERVICES
    assert [where[2:] for where in found(text)] == [("V016", "environments.staging.approval")]


def test_a_name_in_the_wrong_form_is_placed_at_its_key() -> None:
    assert found(HEAD + "services:\n  My_Web: {deploy: {kind: sam}}\n") == [(6, 3, "V014", "services.My_Web")]


def test_a_missing_key_is_placed_at_what_lacks_it() -> None:
    assert found(HEAD + "services:\n  web: {}\n") == [(6, 3, "V010", "services.web.deploy")]


def test_secrets_that_are_no_references_are_not_repeated() -> None:
    text = HEAD + "services: {web: {deploy: {kind: sam}, build: {secrets: {T: hunter2}, environment: {K: 12345678}}}}\n"
    findings = check_text(text)[1]
    assert {finding.code for finding in findings} == {"V013", "V014"}
    assert "hunter2" not in repr(findings)
    assert "12345678" not in repr(findings)


def test_findings_come_in_the_order_of_the_file() -> None:
    text = "zzz: 1\n" + HEAD.replace("demo", "Demo") + "services:\n  web: {deploy: {kind: x}}\n"
    assert [line for line, *_ in found(text)] == [1, 2, 7]


def test_one_root_cause_is_one_finding() -> None:
    doubled = HEAD + SERVICES + "services: {x: 1}\n"
    assert found(doubled) == [(6, 1, "V006", "services")]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (HEAD.replace("demo", "My_Demo") + SERVICES, "write my-demo"),
        (HEAD + "services: {Web App: {deploy: {kind: sam}}}\n", "write web-app"),
        (HEAD.replace("111111111111", "1111-1111-1111") + SERVICES, 'write "111111111111"'),
        (HEAD.replace("demo", "'123'") + SERVICES, ""),
    ],
)
def test_the_fix_is_what_was_probably_meant(text: str, fix: str) -> None:
    assert fixes(text) == [fix]
