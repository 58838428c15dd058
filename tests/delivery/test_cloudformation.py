"""How releases get into CloudFormation stacks."""

from __future__ import annotations

from tests.specs import EXAMPLES
from viaduct.delivery import Provider, pipeline_of
from viaduct.spec import load_system

SYSTEM = load_system(EXAMPLES["containers"])


def test_a_template_goes_out_with_the_parameters_of_its_environment_and_the_role_of_its_target() -> None:
    (deploy,) = [a for a in pipeline_of(SYSTEM, "tracker").actions if a.provider is Provider.CLOUDFORMATION]
    assert deploy.configuration == {
        "ActionMode": "CREATE_UPDATE",
        "StackName": "freight-tracker-live",
        "TemplatePath": "BuildOutput::tracker/template.yaml",
        "TemplateConfiguration": "BuildOutput::tracker/parameters/live.params.json",
        "RoleArn": "arn:aws:iam::777777777777:role/viaduct/freight-tracker-live-us-east-1-deploy",
        "Capabilities": "CAPABILITY_IAM",
    }
