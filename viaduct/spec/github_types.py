"""The scalar types of ``github``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

GithubRepository = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]+/[A-Za-z0-9_.-]+$", max_length=140),
    Field(description="a repository on github.com: owner/name"),
]
GithubEnvironment = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$", max_length=255),
    Field(description="the name of an environment of the repository: letters, digits and . _ -"),
]
OidcProviderArn = Annotated[
    str,
    StringConstraints(pattern=r"^arn:aws:iam::[0-9]{12}:oidc-provider/token\.actions\.githubusercontent\.com$"),
    Field(description="arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com"),
]
PolicyArn = Annotated[
    str,
    StringConstraints(pattern=r"^arn:aws:iam::([0-9]{12}|aws):policy/[A-Za-z0-9_+=,.@/-]{1,512}$"),
    Field(description="the ARN of a managed policy: arn:aws:iam::<account, or aws>:policy/<name>"),
]
GithubUser = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=39),
    Field(description="the name of a user of GitHub"),
]
GithubTeam = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_-]*$", max_length=255),
    Field(description="the slug of a team of the organization, without the organization"),
]
GithubCheck = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][^$%{}]*$", max_length=255),
    Field(description="the name of a check: that of the workflow's job"),
]
