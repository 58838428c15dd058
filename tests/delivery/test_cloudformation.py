"""How releases get into CloudFormation stacks."""

from __future__ import annotations

from tests.specs import EXAMPLES
from viaduct.delivery import Action, pipeline_of
from viaduct.spec import check_text

TEXT = EXAMPLES["containers"].read_text(encoding="utf-8")
CHANGE_SET = {"StackName": "freight-tracker-live", "ChangeSetName": "release"}
TEMPLATE = {
    "StackName": "freight-tracker-live",
    "TemplatePath": "BuildOutput::tracker/template.yaml",
    "TemplateConfiguration": "BuildOutput::tracker/parameters/live.params.json",
    "RoleArn": "arn:aws:iam::777777777777:role/viaduct/freight-tracker-live-us-east-1-deploy",
    "Capabilities": "CAPABILITY_IAM",
}


def released(service: str, text: str = TEXT) -> dict[str, Action]:
    """The actions of the last stage, by name."""
    system, findings = check_text(text)
    assert system is not None, findings
    return {action.name: action for action in pipeline_of(system, service).stages[-1].actions}


def without_change_set() -> str:
    return "".join(line for line in TEXT.splitlines(keepends=True) if "change_set: {approval" not in line)


def test_a_template_goes_out_with_the_parameters_of_its_environment_and_the_role_of_its_target() -> None:
    deploys = released("tracker", without_change_set())
    assert set(deploys) == {"Deploy-us-east-1", "Deploy-eu-west-1"}
    assert deploys["Deploy-us-east-1"].configuration == {"ActionMode": "CREATE_UPDATE", **TEMPLATE}


def test_change_sets_of_all_regions_are_made_then_reviewed_then_executed() -> None:
    orders = {name: action.run_order for name, action in released("tracker").items()}
    assert orders == {
        "ChangeSet-us-east-1": 1,
        "ChangeSet-eu-west-1": 1,
        "ReviewChangeSets": 2,
        "Execute-us-east-1": 3,
        "Execute-eu-west-1": 3,
    }


def test_without_a_review_they_are_executed_next() -> None:
    orders = {name: action.run_order for name, action in released("rates").items()}
    assert orders == {
        "ChangeSet-us-east-1": 1,
        "ChangeSet-eu-west-1": 1,
        "Execute-us-east-1": 2,
        "Execute-eu-west-1": 2,
    }


def test_a_change_set_says_everything_and_its_execution_only_which_it_is() -> None:
    actions = released("tracker")
    make, execute = actions["ChangeSet-us-east-1"], actions["Execute-us-east-1"]
    assert make.configuration == {"ActionMode": "CHANGE_SET_REPLACE", **CHANGE_SET, **TEMPLATE}
    assert execute.configuration == {"ActionMode": "CHANGE_SET_EXECUTE", **CHANGE_SET}
    assert (make.inputs, execute.inputs) == (("BuildOutput",), ())


def test_each_region_s_change_set_is_of_the_package_of_its_region() -> None:
    actions = released("rates")
    for region in ("us-east-1", "eu-west-1"):
        assert actions[f"ChangeSet-{region}"].configuration["TemplatePath"] == f"BuildOutput::packaged-{region}.yaml"


def test_a_review_is_asked_at_home_and_names_the_stack_and_its_regions() -> None:
    review = released("tracker")["ReviewChangeSets"]
    assert review.region == "us-east-1"
    assert review.timeout_minutes == 24 * 60
    assert review.configuration == {
        "CustomData": "Execute the change sets of freight-tracker-live in us-east-1, eu-west-1?",
        "ExternalEntityLink": "https://example.com/how-to-review",
        "NotificationArn": "arn:aws:sns:us-east-1:777777777777:freight-tracker-live-review",
    }


def test_each_wave_has_its_own_review() -> None:
    text = TEXT.replace("eu-west-1]}", "eu-west-1], rollout: one-region-at-a-time}")
    assert set(released("tracker", text)) == {"ChangeSet-eu-west-1", "ReviewChangeSets", "Execute-eu-west-1"}
