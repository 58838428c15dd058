"""What a source action brings: a revision made up from the execution's id, the same each time it is asked for."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.rehearsal.embedded_aws.state import Record

CONNECTION = "CodeStarSourceConnection"


def revision_of(declared: Record, execution_id: str, given: Mapping[str, str]) -> Record:
    """API_SourceRevision; ``given`` has the revisions that the execution was started with, by action.

    A connection's summary is JSON with the provider and the commit's message, other sources' is the message alone.
    """
    name, configuration = declared["name"], declared["configuration"]
    revision = given.get(name) or sha256(f"{execution_id}/{name}".encode()).hexdigest()[:40]
    found = {"actionName": name, "revisionId": revision, "revisionSummary": f"Change {revision[:7]}"}
    if declared["actionTypeId"]["provider"] != CONNECTION:
        return found
    summary = json.dumps({"ProviderType": "GitHub", "CommitMessage": found["revisionSummary"]})
    url = f"https://github.com/{configuration.get('FullRepositoryId')}/commit/{revision}"
    return found | {"revisionSummary": summary, "revisionUrl": url}
