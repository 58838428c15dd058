"""Plans in files: ``<stack>.json``, as ``viaduct rehearse --plans`` keeps them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pydantic import ValidationError

from viaduct.errors import UsageError
from viaduct.review.plan_json import PlanJson
from viaduct.review.plans_directory import is_plans_directory, plans_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MAJOR = "1."
_STACK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_HOW = "`terraform show -json PLAN_FILE > STACK.json` writes one"


def read_plans(paths: Iterable[Path]) -> Mapping[str, PlanJson]:
    """The plans in these files, in all ``*.json`` of these directories, and in those of ``viaduct plan``.

    By their stacks' names.

    Raises:
        UsageError: a file can't be read, is no whole plan, or two are of one stack.
    """
    plans: dict[str, PlanJson] = {}
    for path in paths:
        for file in _files(path):
            if file.stem in plans:
                raise UsageError(f"{file}: another file has the plan of {file.stem} already; give one plan a stack")
            plans[_stack(file)] = read_plan(file)
    return dict(sorted(plans.items()))


def read_plan(file: Path) -> PlanJson:
    """The plan in a file.

    Raises:
        UsageError: it can't be read, is no plan, or one that is not whole.
    """
    try:
        return _whole(file, _parsed(file, json.loads(file.read_text(encoding="utf-8-sig"))))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file} is no JSON, so no plan; {_HOW}") from error


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if is_plans_directory(path):
        return plans_in(path)
    found = sorted(path.glob("*.json"))
    if not found:
        raise UsageError(f"{path} holds no *.json; {_HOW}")
    return found


def _stack(file: Path) -> str:
    if not _STACK.fullmatch(file.stem):
        raise UsageError(f"{str(file)!r}: a plan's file is called after its stack: letters, digits, '.', '_' and '-'")
    return file.stem


def _parsed(file: Path, content: object) -> PlanJson:
    if not isinstance(content, dict) or "format_version" not in content:
        raise UsageError(f"{file} is no plan; {_HOW}")
    if not str(content["format_version"]).startswith(MAJOR):
        got = f"format_version {content['format_version']!r}"
        raise UsageError(f"{file}: {got}, but only {MAJOR}x is known; review it with a newer Viaduct")
    if "values" in content:
        raise UsageError(f"{file} is a state, not a plan; {_HOW}")
    try:
        return PlanJson.model_validate(content)
    except ValidationError as error:
        # The first problem names the place; its value stays out, it may be secret.
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{file} is no plan: {where}: {first['msg']}; {_HOW}") from error


def _whole(file: Path, plan: PlanJson) -> PlanJson:
    if plan.errored:
        raise UsageError(f"{file}: planning failed, so this is half a plan; mend what failed, and plan again")
    if not plan.complete:
        why = "made with -target, or with something put off to a later plan"
        raise UsageError(f"{file}: this plan is not complete ({why}); review one of the whole stack")
    return plan
