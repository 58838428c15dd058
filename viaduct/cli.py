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
    "bootstrap": "Make the S3 bucket of Terraform's state, or check the one that exists.",
    "rules": "Print the rules that pipelines.yaml is checked by.",
    "schema": "Print the JSON Schema of pipelines.yaml.",
}


class LazyCommand(TyperCommand):
    """A name and a line of help; everything else comes from ``viaduct/commands/<name>.py`` when it is needed."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the real command, which then runs in place of this one."""
        return _command(str(self.name)).make_context(info_name, args, parent=parent, **extra)


class LazyGroup(TyperGroup):
    """The commands of the table, in its order."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is typer's
        """The names, for ``--help`` and for suggestions."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is typer's
        """The stand-in of a command."""
        text = COMMANDS.get(cmd_name)
        return LazyCommand(cmd_name, callback=None, help=text) if text else None


app = typer.Typer(
    cls=LazyGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from viaduct import __version__

        typer.echo(f"viaduct {__version__}")
        raise typer.Exit


@app.callback()
def viaduct(
    ctx: typer.Context,
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),
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
    """Print an error that was raised on purpose and exit with its code; ``debug`` lets it through."""
    try:
        yield
    except ViaductError as error:
        if debug:
            raise
        typer.echo(_told(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader has gone: nothing is left to say, and flushing on the way out must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _command(name: str) -> Any:
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    single.command(name)(getattr(import_module(f"viaduct.commands.{name}"), name))
    return get_command(single)


def _told(error: ViaductError) -> str:
    if isinstance(error, SpecError):
        from viaduct.spec.report import lines

        return lines(error.findings)
    return f"viaduct: {error}"
