"""The roles that workflows of one GitHub repository plan and apply with."""

from __future__ import annotations

from modules.github_roles.repository import Repository
from modules.github_roles.roles import GithubRoles, WorkflowRole
from modules.github_roles.state import StateStore

__all__ = ["GithubRoles", "Repository", "StateStore", "WorkflowRole"]
