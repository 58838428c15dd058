"""What a valid spec comes to, on one screen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viaduct.delivery.stacks import StackOutline
    from viaduct.spec.environments import Environment
    from viaduct.spec.model import System


@dataclass(frozen=True)
class Row:
    """One service: how it is deployed, and to which regions of each environment."""

    service: str
    deploy: str
    regions: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Summary:
    """Services by environments by regions, and the stacks that come of them."""

    system: str
    account: str
    region: str
    environments: dict[str, str]
    services: tuple[Row, ...]
    stacks: tuple[StackOutline, ...]

    def to_dict(self) -> dict[str, Any]:
        """The summary in JSON's terms."""
        return asdict(self)


def summary_of(system: System) -> Summary:
    """The summary of a valid system."""
    from viaduct.delivery.stacks import stacks_of

    return Summary(
        system=system.system,
        account=system.home.account,
        region=system.home.region,
        environments={name: _gate(environment) for name, environment in system.environments.items()},
        services=tuple(_row(system, name) for name in sorted(system.services)),
        stacks=stacks_of(system),
    )


def rendered(summary: Summary) -> str:
    """The summary as text: a table of services and environments, and a list of stacks."""
    head = f"system {summary.system}, home {summary.account} in {summary.region}"
    environments = [(name, f"({gate})" if gate else "") for name, gate in summary.environments.items()]
    titles = ["service", "deploy", *(f"{name} {gate}".strip() for name, gate in environments)]
    rows = [
        [row.service, row.deploy, *(", ".join(row.regions.get(name, ())) or "-" for name, _ in environments)]
        for row in summary.services
    ]
    stacks = [[stack.name, _place(stack), stack.what] for stack in summary.stacks]
    count = f"{len(stacks)} stacks, in the order in which they are applied:"
    return "\n".join([head, "", *_columns([titles, *rows]), "", count, *_columns(stacks)])


def _row(system: System, service: str) -> Row:
    regions = {name: environment.regions for name, environment in system.environments_of(service).items()}
    return Row(service, system.services[service].deploy.kind, regions)


def _place(stack: StackOutline) -> str:
    return f"{stack.region} in {stack.elsewhere}" if stack.elsewhere else stack.region


def _gate(environment: Environment) -> str:
    rollout = "" if environment.rollout == "all-at-once" or len(environment.regions) == 1 else environment.rollout
    return ", ".join(part for part in ("after approval" if environment.approval else "", rollout) if part)


def _columns(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
