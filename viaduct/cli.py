"""The command line: the one place that prints errors and exits.

A command's module is imported when that command runs, or its own ``--help`` is asked; until then a ``LazyCommand``
stands in for it, so that ``viaduct --help`` is instant.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from viaduct.errors import SpecError, ViaductError

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = {
    "check": "Check pipelines.yaml: print what it comes to, or every finding with its line and its fix.",
    "rehearse": "Apply the whole system with the real Terraform to an AWS inside the command, then destroy it.",
    "plan": "Plan the stacks that a change touches, and save the plans for a review and for apply.",
    "apply": "Apply the saved plans, exactly as they were reviewed.",
    "recover": "Say what a broken apply has left, and repair it: locks, unsaved states, half-applied stacks.",
    "review": "Turn Terraform's plans into one comment that a reviewer can judge in a minute.",
    "seal": "Seal the saved plans in one file that only the key of the state opens.",
    "unseal": "Open a sealed file: its plans take the place of those that are there.",
    "fetch": "Fetch the sealed plans that were reviewed in the pull request of the merged commit.",
    "bootstrap": "Make the S3 bucket of Terraform's state, or check the one that exists.",
    "status": "Show what the deployed pipelines do, stage by stage, and who has to act.",
    "release": "Start a service's pipeline and follow it, action by action.",
    "approve": "Approve the release that waits: the pipeline goes on.",
    "reject": "Reject the release that waits: the pipeline fails there.",
    "history": "List the executions of a service's pipeline, the newest first.",
    "modules": "Write the Terraform modules for teams that use plain Terraform, or publish them in S3.",
    "rules": "Print the rules that pipelines.yaml is checked by.",
    "schema": "Print the JSON Schema of pipelines.yaml.",
}

DEBUG = "Show the traceback where a command fails. What check finds is its answer, no failure, and has none."


class LazyCommand(TyperCommand):
    """A name and a line of help; everything else comes from ``viaduct/commands/<name>.py`` when it is needed."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the real command, which then runs in place of this one."""
        return _command(str(self.name)).make_context(info_name, args, parent=parent, **extra)


class LazyGroup(TyperGroup):
    """The commands of the table, in its order, each as its stand-in."""

    def __init__(self, **settings: Any) -> None:
        stand_ins = {name: LazyCommand(name, callback=None, help=text) for name, text in COMMANDS.items()}
        super().__init__(**settings | {"commands": stand_ins})


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from viaduct import __version__

        typer.echo(f"viaduct {__version__}")
        raise typer.Exit


@app.callback()
def viaduct(
    ctx: typer.Context,
    debug: bool = typer.Option(False, "--debug", help=DEBUG),
    version: bool = typer.Option(False, "--version", is_eager=True, callback=_print_version, help="Show the version."),  # noqa: ARG001
) -> None:
    """Turn pipelines.yaml into reviewable Terraform for the delivery system behind it."""
    ctx.obj = {"debug": debug}


def main(args: list[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code."""
    arguments = sys.argv[1:] if args is None else args
    with exit_on_error(debug="--debug" in arguments):
        sys.exit(app(arguments, prog_name="viaduct"))


@contextmanager
def exit_on_error(*, debug: bool = False) -> Iterator[None]:
    """Print an error that was raised on purpose, or that the system raised, and exit with its code.

    ``debug`` lets both through. What is written to standard output is on its way when this ends, or that is an error.
    """
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except ViaductError as error:
        if debug:
            raise
        typer.echo(_told(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader has gone: nothing is left to say.
        _discard_output()
        sys.exit(1)
    except OSError as error:
        _discard_output()
        if debug:
            raise
        about = f"{error.filename}: " if error.filename else "can't write: "
        typer.echo(f"viaduct: {about}{error.strerror or error}", err=True)
        sys.exit(1)


def _discard_output() -> None:
    """What could not be written must not fail again when Python flushes it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command(name: str) -> Any:
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    single.command(name)(getattr(import_module(f"viaduct.commands.{name}"), name))
    return get_command(single)


def _told(error: ViaductError) -> str:
    if isinstance(error, SpecError):
        from viaduct.spec.report import lines

        return lines(error.findings)
    return f"viaduct: {error}"
