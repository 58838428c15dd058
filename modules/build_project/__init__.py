"""A build: its project, its log group, its report groups, and the role that follows from what it does."""

from modules.build_project.permissions import BuildScope
from modules.build_project.project import BuildProject
from modules.build_project.settings import (
    BuildCache,
    BuildInputs,
    BuildMachine,
    BuildNetwork,
    BuildSecret,
    BuildSettings,
    ReportType,
)

__all__ = [
    "BuildCache",
    "BuildInputs",
    "BuildMachine",
    "BuildNetwork",
    "BuildProject",
    "BuildScope",
    "BuildSecret",
    "BuildSettings",
    "ReportType",
]
