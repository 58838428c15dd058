"""Modules that are small enough to write by hand, and an emitter of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viaduct.terraform_modules.emitter import Emitter


def tiny_module(greeting: str = "hello") -> dict[str, str]:
    """A module without any provider: its output greets whom its input names."""
    return {
        "README.md": f"# {greeting}\n",
        "main.tf": f'locals {{\n  greeting = "{greeting}, ${{var.name}}"\n}}\n',
        "outputs.tf": 'output "greeting" {\n  description = "What is said."\n  value       = local.greeting\n}\n',
        "variables.tf": 'variable "name" {\n  description = "Who is greeted."\n  type        = string\n}\n',
        "versions.tf": 'terraform {\n  required_version = ">= 1.5"\n}\n',
        "examples/basic/main.tf": 'module "tiny" {\n  source = "../.."\n  name   = "world"\n}\n',
    }


def emitter_of(modules: Mapping[str, Mapping[str, str]]) -> Emitter:
    def emit(directory: Path) -> None:
        for name, files in modules.items():
            for path, text in files.items():
                at = directory / name / path
                at.parent.mkdir(parents=True, exist_ok=True)
                at.write_text(text)

    return emit


def contents(directory: Path) -> dict[str, str]:
    """The text of every file below a directory."""
    return {at.relative_to(directory).as_posix(): at.read_text() for at in directory.rglob("*") if at.is_file()}
