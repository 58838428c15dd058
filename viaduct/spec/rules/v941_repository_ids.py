"""Tokens of repositories that were made, renamed or moved since July 15, 2026 have GitHub's numbers in them.

So have others, if somebody opts in. Without the numbers the roles trust tokens of the older form only.

https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Severity
    from viaduct.spec.model import System

CODE = "V941"
TITLE = "Tokens with GitHub's numbers are trusted too"
SEVERITY: Severity = "warning"


def check(system: System) -> Iterator[Finding]:
    """No numbers of the repository and its owner."""
    if system.github and system.github.ids is None:
        repository = system.github_repository or "OWNER/NAME"
        command = f"gh api repos/{repository} --jq '{{owner: .owner.id, repository: .id}}'"
        fix = f"add ids: {{owner: ..., repository: ...}}, which `{command}` prints"
        message = "only tokens without the repository's numbers are trusted"
        yield Finding(CODE, ("github",), message, fix=fix, severity=SEVERITY, at_key=True)
