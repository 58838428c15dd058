"""Findings as people read them: nothing is said twice, and a fix says something new."""

from __future__ import annotations

import pytest

from viaduct.spec import check_text, model
from viaduct.spec.examples import EXAMPLES
from viaduct.spec.nearest import did_you_mean, did_you_mean_region
from viaduct.spec.report import line

HEAD = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
"""
ENVIRONMENTS = "environments: {staging: {regions: [us-east-1]}}\n"
SERVICES = "services: {web: {deploy: {kind: sam}}}\n"
NAME = "allowed: lower-case letters, digits and hyphens; starts with a letter"
MODELS = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Model)]


def told(text: str) -> list[str]:
    return [line(finding).partition("  ")[2] for finding in check_text(text)[1]]


@pytest.mark.parametrize(
    ("deploy", "said"),
    [
        ("{}", "V010  services.web.deploy.kind: the key 'kind' is missing; fix: "),
        ("sam", "got sam (text); allowed: the key kind: cloudformation or codedeploy or s3 or sam; fix: "),
        ("{kind: lambda}", "no such kind of deployment; got lambda; allowed: cloudformation, codedeploy, s3, sam"),
        ("{kind: codedeploy, port: 80.5}", "port: must be a whole number; got 80.5 (a number)"),
        ("{kind: codedeploy, port: '80'}", 'must be a whole number; got "80" (text); fix: remove the quotes: 80'),
        ("{kind: codedeploy, port: 65536}", "port: the value is too large; got 65536; allowed: at most 65535"),
        ("{kind: codedeploy, capacity: 2}", "got 2 (a number); allowed: the keys min, max"),
        ("{kind: codedeploy, strategy: canary}", "got canary; allowed: in-place, blue-green"),
        ("{kind: codedeploy, packages: git}", "must be a list; got git (text); fix: write a list: [git]"),
    ],
)
def test_a_service_s_misfits_are_told_once_and_plainly(deploy: str, said: str) -> None:
    (finding,) = told(HEAD + ENVIRONMENTS + f"services: {{web: {{deploy: {deploy}}}}}\n")
    assert said in finding
    assert finding.endswith(said) or said.endswith("fix: ")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("acme/web", "must be a mapping of keys to values; got acme/web (text); allowed: the keys kind, repository, "),
        ("{kind: codecomit}", "source.kind: no such kind of source; got codecomit; allowed: codecommit, connection, "),
        (
            "{kind: codecommit}",
            "V010  services.web.source.repository: the key 'repository' is missing; allowed: the name",
        ),
        (
            "{bucket: acme-zips}",
            (
                "unknown key 'bucket'; allowed: kind, repository, branch, paths, tags, pull_requests; "
                "fix: it belongs to 'kind: s3'"
            ),
        ),
        (
            "{kind: s3, bucket: acme, key: a.tar}",
            "the value has the wrong form; got a.tar; allowed: the key of an object",
        ),
        (
            "{kind: codecommit, repository: a, paths: [x]}",
            "allowed: kind, repository, branch, create; fix: it belongs to",
        ),
        ("{kind: codecommit, repositry: a}", 'fix: did you mean "repository"?'),
        ("{kind: [s3]}", "no such kind of source; got ['s3']; allowed: "),
    ],
)
def test_a_source_s_misfits_are_told_once_and_of_its_own_kind(source: str, said: str) -> None:
    (finding,) = told(HEAD + ENVIRONMENTS + f"services: {{web: {{source: {source}, deploy: {{kind: sam}}}}}}\n")
    assert said in finding


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("''", f'V014  services."": the key has the wrong form; got ""; {NAME}'),
        ("My_Web", f"V014  services.My_Web: the key has the wrong form; got My_Web; {NAME}; fix: write my-web"),
        ("m!r&d", f"V014  services.m!r&d: the key has the wrong form; got m!r&d; {NAME}"),
        ("a" * 42, "; fix: shorten it by 2"),
    ],
)
def test_a_wrong_name_is_mended_only_where_that_is_plain(key: str, said: str) -> None:
    (finding,) = told(HEAD + ENVIRONMENTS + f"services: {{{key}: {{deploy: {{kind: sam}}}}}}\n")
    assert finding.endswith(said)


def test_too_few_is_counted_without_brackets() -> None:
    networks = ENVIRONMENTS.replace("]}", "], network: {us-east-1: {vpc: vpc-12345678, subnets: [subnet-12345678]}}}")
    (finding,) = told(HEAD + networks + SERVICES)
    assert finding.endswith("subnets: there are too few entries; got a list; allowed: at least 2")


@pytest.mark.parametrize(("account", "said"), [("1111", "allowed: 12 digits, in quotes"), ("1" * 12, f'"{"1" * 12}"')])
def test_quotes_are_advised_only_for_an_account_that_they_mend(account: str, said: str) -> None:
    (finding,) = told(HEAD.replace('"111111111111"', account) + ENVIRONMENTS + SERVICES)
    assert finding.endswith(said)


def test_a_key_that_is_only_misspelled_is_not_missing_too() -> None:
    (finding,) = told(HEAD + ENVIRONMENTS + "services: {web: {deplyo: {kind: sam}}}\n")
    assert finding.endswith('fix: did you mean "deploy"?')


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_needed_key_has_an_example(kind: type[model.Model]) -> None:
    needed = {name for name, field in kind.model_fields.items() if field.is_required() and name != "kind"}
    assert needed <= set(EXAMPLES)
    assert all(EXAMPLES[name].startswith(f"{name}: ") for name in needed)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("sorce", ["source", "services"], "source"),
        ("Source", ["source"], "source"),
        ("smam", ["codedeploy", "sam"], "sam"),
        ("GitLab", ["GitHub"], ""),
        ("zzz", ["tags"], ""),
    ],
)
def test_what_was_meant_is_offered_only_where_it_is_near(word: str, known: list[str], meant: str) -> None:
    assert did_you_mean(word, known) == (f'did you mean "{meant}"?' if meant else "")


def test_a_region_that_exists_is_no_misspelling_of_another() -> None:
    assert did_you_mean_region("eu-wset-1", ["eu-west-1"])
    assert not did_you_mean_region("us-east-2", ["us-east-1"])
    assert not did_you_mean_region("us-gov-west-1", ["us-west-1"])


@pytest.mark.parametrize("region", ["us-gov-west-1", "cn-north-1"])
def test_other_partitions_are_told_to_be_unsupported(region: str) -> None:
    (finding,) = told(HEAD + ENVIRONMENTS.replace("us-east-1", region) + SERVICES)
    assert "GovCloud, China and other partitions are not supported" in finding
    assert "did you mean" not in finding


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("{}", "V010  services.web.actions.x.buildspec: the key 'buildspec' is missing"),
        ("{kind: lint}", "services.web.actions.x.kind: no such kind of action; got lint; allowed: build, lambda"),
        ("{kind: lambda, function: f, input: build}", "unknown key 'input'"),
        (
            "{buildspec: 7}",
            "the value has the wrong form; got 7; allowed: a path relative to the root of the repository",
        ),
        ("{buildspec: {version: .nan}}", "services.web.actions.x.buildspec: the value has the wrong form"),
        ("{buildspec: a.yml, environment: {KEY: 1234}}", "must be text; got (hidden) (a number)"),
        ("{buildspec: a.yml, secrets: {KEY: hunter2}}", "the value has the wrong form; got (hidden)"),
        (
            "{kind: lambda, function: f, parameters: hunter2}",
            "must be a mapping of keys to values; got (hidden) (text)",
        ),
    ],
)
def test_an_action_is_told_what_is_wrong_and_no_secret_of_it_is_told(action: str, said: str) -> None:
    (finding,) = told(f"{HEAD}{ENVIRONMENTS}services: {{web: {{deploy: {{kind: sam}}, actions: {{x: {action}}}}}}}\n")
    assert said in finding
    assert "hunter2" not in finding
