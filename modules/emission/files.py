"""The files of a module, in the standard module structure.

Source: https://developer.hashicorp.com/terraform/language/modules/develop/structure
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from modules.emission import here
from modules.emission.bodies import Bodies, bare_address
from modules.emission.layout import Lines, arguments, assignments, block, indented, joined, paragraphs
from modules.emission.readme import readme
from modules.emission.templates import quoted
from modules.emission.tracing import Tracer
from modules.versions import AWS_PROVIDER, TERRAFORM_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.emission.definition import Module, Validation, Variable
    from modules.emission.nodes import Node


def files(module: Module) -> dict[str, str]:
    """Every file of the module by its name; the same bytes each time."""
    tracer = Tracer(module.build)
    tree = _with_names(tracer)
    bodies = Bodies.of(tracer.symbols, tree)
    main = _main(module, bodies, tree)
    return {
        "README.md": readme(module),
        "main.tf": _text(main),
        "outputs.tf": _text(_outputs(module, bodies, tree)),
        "variables.tf": _text([_variable(variable) for variable in module.variables]),
        "versions.tf": _text([_versions()]),
    }


def _with_names(tracer: Tracer) -> Node:
    """The tree, with addresses that speak of no placeholder."""
    tree = tracer.trace()
    bare = Counter(bare_address(address) for address in tree["resource"])
    resources = {}
    for address, node in tree["resource"].items():
        name = bare_address(address)
        if name != address and (bare[name] > 1 or name.endswith(".")):
            (binding,) = tracer.symbols.bindings(address)
            name += binding.name if name.endswith(".") else f"_{binding.name}"
        resources[name] = node
    return {**tree, "resource": resources}


def _text(blocks: list[Lines]) -> str:
    return "\n".join(paragraphs([each for each in blocks if each])) + "\n"


def _main(module: Module, bodies: Bodies, tree: Node) -> list[Lines]:
    resources = [
        bodies.resource(section, address, node)
        for section in ("data", "resource")
        for address, node in tree[section].items()
    ]
    wanted = _wanted(module.locals, "\n".join(line for lines in resources for line in lines))
    everything = "\n".join([*wanted.values(), *(line for lines in resources for line in lines)])
    places = {local: data for local, data in here.DATA.items() if local in everything}
    data = [block(f'data "{kind}" "current"', []) for kind, _ in places.values()]
    own = {local.removeprefix("local."): f"data.{kind}.current.{name}" for local, (kind, name) in places.items()}
    values = [(name, text.splitlines()) for name, text in {**own, **wanted}.items()]
    return [*data, block("locals", arguments(values)) if values else [], *resources]


def _wanted(available: Mapping[str, str], text: str) -> dict[str, str]:
    """The locals that a text names, and those that they name."""
    found: set[str] = set()
    while more := set(re.findall(r"\blocal\.(\w+)", text)) & set(available) - found:
        found |= more
        text = "\n".join(available[name] for name in more)
    return {name: value for name, value in available.items() if name in found}


def _variable(variable: Variable) -> Lines:
    given = [("description", [quoted(variable.description)]), ("type", variable.type.splitlines())]
    if variable.default is not None:
        given.append(("default", variable.default.splitlines()))
    if not variable.nullable:
        given.append(("nullable", ["false"]))
    checks = [_validation(variable, check) for check in variable.validations]
    return block(f'variable "{variable.name}"', paragraphs([arguments(given), *checks]))


def _validation(variable: Variable, check: Validation) -> Lines:
    condition = ("condition", _condition(variable, check))
    return block("validation", arguments([condition, ("error_message", [quoted(check.message)])]))


def _condition(variable: Variable, check: Validation) -> Lines:
    name = f"var.{variable.name}"
    spelled = check.condition.replace("{}", name)
    asked_of_null = variable.nullable and not check.of_null
    return (f"{name} == null ? true : {spelled}" if asked_of_null else spelled).splitlines()


def _outputs(module: Module, bodies: Bodies, tree: Node) -> list[Lines]:
    values = tree["output"]
    if set(values) != {output.name for output in module.outputs}:
        raise ValueError(f"{module.name} describes other outputs than {sorted(values)}")
    return [
        block(
            f'output "{output.name}"',
            arguments([("description", [quoted(output.description)]), ("value", bodies.output(values[output.name]))]),
        )
        for output in module.outputs
    ]


def _versions() -> Lines:
    entries = assignments([(name, [quoted(value)]) for name, value in AWS_PROVIDER.items()])
    provider = block("required_providers", joined("aws = ", ["{", *indented(entries), "}"]))
    return block("terraform", [f"required_version = {quoted(TERRAFORM_VERSION)}", "", *provider])
