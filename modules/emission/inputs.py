"""A module's variables as its definition hands them to the construct: placeholders, and decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modules.emission.decisions import Condition, Decision
from modules.emission.symbols import Binding, Symbol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.emission.decisions import Run


@dataclass(frozen=True)
class Value:
    """An object, such as the variables of a module or an element of a list, by its fields.

    ``path`` names it for people; ``expression`` is what it is in HCL, of an element of ``binding`` if there is one.
    """

    run: Run
    path: str
    expression: str
    binding: Binding | None = None

    def text(self, field: str, shape: str = "{}", *, at_hand: str | None = None, anywhere: str | None = None) -> str:
        """The placeholder of a text; a construct that looks at a text's form is given one of that ``shape``.

        Where it is more than the field's value: ``at_hand`` is its expression where the element's parents are at hand,
        ``anywhere`` where the elements of all parents are gone over.
        """
        whole = Symbol(at_hand or f"{self.expression}.{field}", self.binding, anywhere)
        return self.run.symbols.text(shape.format(f"⟦{self.path}{field}⟧"), whole)

    def arn(self, field: str) -> str:
        """The placeholder of a role's ARN, whose account and name a construct may take out of it."""
        return self._arn(f"{self.path}{field}", f"{self.expression}.{field}")

    def account_of(self, field: str) -> str:
        """The placeholder of the account in such an ARN."""
        return self.arn(field).split(":")[4]

    def number(self, field: str) -> int:
        """The placeholder of a whole number."""
        return self.run.symbols.number(f"{self.path}{field}", self._symbol(field))

    def has(self, field: str, *, usually: bool = True) -> bool:
        """Whether the field is given; ``usually`` is the case that other decisions are looked at in."""
        place = self.place(field)
        given = Condition(f"{place} != null", not_null=place)
        return self.decide(f"{field}?", given, Condition(f"{place} == null"), usually=usually)

    def flag(self, field: str) -> bool:
        """A boolean."""
        place = self.place(field)
        return self.decide(f"{field}?", Condition(place), Condition(f"!{place}"))

    def optional(self, field: str, shape: str = "{}") -> str | None:
        """The placeholder of a text, or None where none is given."""
        return self.text(field, shape) if self.has(field) else None

    def object(self, field: str) -> Value:
        """The fields of an object."""
        return replace(self, path=f"{self.path}{field}.", expression=f"{self.expression}.{field}")

    def optional_object(self, field: str) -> Value | None:
        """The fields of an object, or None where none is given."""
        return self.object(field) if self.has(field) else None

    def elements(
        self,
        field: str,
        name: str,
        *,
        anywhere: str | None = None,
        groups: Mapping[str, tuple[str, ...]] | None = None,
        keyed_by: str | None = None,
        some: bool = False,
    ) -> list[Value]:
        """One element that stands for all of a list of objects, or none where the list is empty.

        ``some``: the list is never empty. For the rest see ``Binding``.
        """
        place = self.place(field)
        binding = Binding(name, place, anywhere or place, None, keyed_by, tuple((groups or {}).items()))
        if not some and not self._filled(field, binding):
            return []
        return [Value(self.run, f"{self.path}{field}[].", "{value}", binding)]

    def numbered(self, field: str, name: str) -> list[tuple[str, Value]]:
        """As ``elements``, with the placeholder of the element's number, from 1."""
        binding = self._binding(field, name, "index")
        if not self._filled(field, binding):
            return []
        path = f"{self.path}{field}[]"
        number = self.run.symbols.text(f"⟦{path}#⟧", Symbol("{key} + 1", binding))
        return [(number, Value(self.run, f"{path}.", "{value}", binding))]

    def texts(self, field: str, name: str, *, some: bool = False) -> list[str]:
        """The placeholder that stands for all elements of a list of texts."""
        binding = self._binding(field, name)
        if not some and not self._filled(field, binding):
            return []
        return [self.run.symbols.text(f"⟦{self.path}{field}[]⟧", Symbol("{value}", binding))]

    def arns(self, field: str, name: str, *, minds: Sequence[str] = ()) -> list[str]:
        """The placeholder that stands for all ARNs of roles in a list; see ``choose`` for ``minds``."""
        binding = self._binding(field, name)
        if not self._filled(field, binding, minds):
            return []
        return [replace(self, binding=binding)._arn(f"{self.path}{field}[]", "{value}")]

    def entries(
        self, field: str, key: str, value: str, *, some: bool = False, block: str | None = None
    ) -> dict[str, str]:
        """The placeholders that stand for all entries of a map of texts; see ``Binding`` for ``block``."""
        objects = self.objects(field, key, value, some=some, block=block)
        return {name: entry.whole() for name, entry in objects.items()}

    def objects(
        self, field: str, key: str, value: str, *, some: bool = False, block: str | None = None
    ) -> dict[str, Value]:
        """The entry that stands for all entries of a map of objects."""
        binding = replace(self._binding(field, value, key), block=block)
        if not some and not self._filled(field, binding):
            return {}
        path = f"{self.path}{field}{{}}"
        name = self.run.symbols.text(f"⟦{path}key⟧", Symbol("{key}", binding))
        return {name: Value(self.run, f"{path}.", "{value}", binding)}

    def whole(self) -> str:
        """The placeholder of the value itself."""
        return self.run.symbols.text(f"⟦{self.path}⟧", Symbol(self.expression, self.binding))

    def decide(self, name: str, yes: Condition, no: Condition, *, usually: bool = True) -> bool:
        """A decision between two ways; conditions name the value's fields as ``place`` gives them."""
        options = (yes, no) if usually else (no, yes)
        return (self.run.decide(Decision(f"{self.path}{name}", options)) == 0) is usually

    def choose(self, name: str, options: Mapping[str, Condition], *, minds: Sequence[str] = ()) -> str:
        """One of several ways, by its key; what it does depends on the value's decisions that it ``minds``."""
        keys: Sequence[str] = list(options)
        paths = tuple(f"{self.path}{each}" for each in minds)
        return keys[self.run.decide(Decision(f"{self.path}{name}", tuple(options.values()), paths))]

    def place(self, field: str) -> str:
        """The field as a condition names it."""
        return self.run.symbols.text(f"⟦{self.path}{field}:⟧", self._symbol(field))

    def _symbol(self, field: str) -> Symbol:
        return Symbol(f"{self.expression}.{field}", self.binding)

    def _arn(self, path: str, expression: str) -> str:
        parts = {"account": f'split(":", {expression})[4]', "name": f"basename({expression})"}
        account, name = (
            self.run.symbols.text(f"⟦{path}!{part}⟧", Symbol(spelled, self.binding)) for part, spelled in parts.items()
        )
        return self.run.symbols.text(f"arn:aws:iam::{account}:role/{name}", Symbol(expression, self.binding))

    def _binding(self, field: str, name: str, key: str | None = None) -> Binding:
        place = self.place(field)
        return Binding(name, place, place, key)

    def _filled(self, field: str, binding: Binding, minds: Sequence[str] = ()) -> bool:
        place = self.place(field)
        ways = {
            "filled": Condition(f"length({place}) > 0"),
            "empty": Condition(f"length({place}) == 0", empty=binding),
        }
        return self.choose(f"{field}#", ways, minds=minds) == "filled"
