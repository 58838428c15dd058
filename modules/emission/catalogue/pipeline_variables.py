"""The variables of a pipeline."""

from __future__ import annotations

from modules.emission.catalogue import pipeline_types, pipeline_validations
from modules.emission.definition import Variable
from modules.emission.validations import KEY_ALIAS, PIPELINE_NAME, ROLE_NAME, one_of

VARIABLES = (
    Variable("name", "string", "Name of the pipeline.", validations=(PIPELINE_NAME,)),
    Variable("role_name", "string", "Name of the pipeline's role.", validations=(ROLE_NAME,)),
    Variable(
        "key_alias",
        "string",
        "Alias of the artifact stores' keys, `alias/` included; the same in every region.",
        validations=(KEY_ALIAS,),
    ),
    Variable(
        "artifact_stores",
        pipeline_types.ARTIFACT_STORES,
        "The bucket of each region with an action, and its key's ARN where a role of another account reads it.",
        validations=pipeline_validations.ARTIFACT_STORES,
    ),
    Variable(
        "stages",
        pipeline_types.STAGES,
        "The stages. Actions of one run_order run side by side; the region is the pipeline's own by default.",
        validations=pipeline_validations.STAGES,
    ),
    Variable(
        "trigger",
        pipeline_types.TRIGGER,
        "Which pushes and pull requests start the pipeline; for a source that comes through a connection.",
        default="null",
        validations=pipeline_validations.TRIGGER,
        nullable=True,
    ),
    Variable(
        "variables",
        pipeline_types.VARIABLES,
        "Values that whoever starts the pipeline may change; one without a default has to be given.",
        default="[]",
        validations=pipeline_validations.VARIABLES,
    ),
    Variable(
        "execution_mode",
        "string",
        "What happens to an execution that another one overtakes: SUPERSEDED, QUEUED or PARALLEL.",
        default='"SUPERSEDED"',
        validations=(one_of("SUPERSEDED", "QUEUED", "PARALLEL"),),
    ),
)
