"""Where a declaration's names are looked up: the entities whose fields they are, and what it names itself."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.lang.walk import kinds_below, nodes
from dazzle.link.checks import duplicate_part
from dazzle.link.environment import Environment
from dazzle.link.scope import Scope

Fields = Mapping[str, Mapping[str, Field]]


class Place(Struct, frozen=True, kw_only=True):
    """`fields` are every entity's, by its name; `inside` is what the declaration names itself, by kind and name.

    `lost` are parts of it that could not be read. `subjects` are the entities that fields belong to here, and `states`
    is the path of the field whose values states are.
    """

    scope: Scope
    fields: Fields
    served: bool
    inside: Mapping[str, Mapping[str, ast.Node]] = MappingProxyType({})
    lost: tuple[ast.Broken, ...] = ()
    subjects: tuple[str, ...] = ()
    states: ast.Path | None = None

    def report(self, *diagnostics: Diagnostic, strict: bool = False) -> None:
        severe = self.served or strict
        for diagnostic in diagnostics:
            self.scope.report(diagnostic if severe else replace(diagnostic, severity=Severity.WARNING))

    def names(self, kind: str, name: str) -> bool:
        """True when the declaration names a part of this kind so, or may have in a line that could not be read."""
        lost = (part for part in self.lost if part.kind == kind or part.kind.startswith("-"))
        return name in self.inside.get(kind, {}) or any(part.name is None or part.name.text == name for part in lost)

    def within(self, node: ast.Node) -> "Place":
        """The place of what stands in a node: it may speak of an entity, or of states, of its own."""
        place = self
        if said := spoken_of(node):
            place = replace(self, subjects=tuple(subject for value in said for subject in self.subjects_of(value)))
        states = reached(node, getattr(node, "STATES", ""))
        return replace(place, states=states) if isinstance(states, ast.Path) else place

    def subjects_of(self, value: ast.Node) -> Iterator[str]:
        """The entity that is named, or that is shown or spoken of by the surface, view or part that is named."""
        if isinstance(value, ast.Path):
            value = value.parts[0]  # `Docking.status`: the entity comes first
        if not isinstance(value, ast.Name):
            return
        if value.text in self.fields:
            yield value.text
        elif (shown := self.scope.shown_by(value.text)) is not None:
            yield shown
        for parts in self.inside.values():
            part = parts.get(value.text)
            if part is not None:
                yield from (name.text for name in spoken_of(part) if isinstance(name, ast.Name))

    def environments(self) -> list[Environment]:
        """One for each subject; none where it is not known whose fields are spoken of."""
        known = (subject for subject in self.subjects if subject in self.fields)
        return [Environment(self.scope, subject, self.fields, condition=True) for subject in known]


def place_of(scope: Scope, fields: Fields, node: ast.Declaration, *, served: bool) -> Place:
    """The place of a declaration; reports what it names twice inside itself."""
    return Place(
        scope=scope,
        fields=fields,
        inside=_inside(scope, node),
        lost=node.lost,
        served=served,
    )


def _inside(scope: Scope, node: ast.Node) -> dict[str, dict[str, ast.Node]]:
    """What a declaration names inside itself: the steps of a process, by kind and name."""
    found: dict[str, dict[str, ast.Node]] = {}
    firsts: dict[tuple[str, str], ast.Name] = {}
    for part in nodes(node, *_named_parts()):
        kind, name = getattr(part, "KIND", ""), getattr(part, "name", None)
        if part is node or not isinstance(name, ast.Name):
            continue
        found.setdefault(kind, {}).setdefault(name.text, part)
        first = firsts.setdefault((kind, name.text), name)
        if first is not name and getattr(part, "DISTINCT", False):
            scope.report(duplicate_part.at(kind, name, first))
    return found


@cache
def _named_parts() -> tuple[type[ast.Node], ...]:
    """The kinds of nodes that declare a name inside another one."""
    every = kinds_below(ast.Node)
    return tuple(kind for kind in every if hasattr(kind, "KIND") and not issubclass(kind, ast.Offered))


def spoken_of(node: ast.Node) -> list[ast.Node]:
    """What names the entity that fields in a node belong to; nothing where it speaks of the same as what is around."""
    attributes = getattr(node, "SUBJECT", ())
    for attribute in (attributes,) if isinstance(attributes, str) else attributes:
        if said := list(each(reached(node, attribute))):
            return said
    return []


def reached(node: object, attributes: str) -> object:
    """What stands at the end of dotted attributes, None where one of them is not there."""
    for attribute in attributes.split(".") if attributes else ():
        node = getattr(node, attribute, None)
    return node if attributes else None


def each(value: object) -> Iterator[ast.Node]:
    """A node, or those of a tuple."""
    if isinstance(value, tuple):
        for item in value:
            yield from each(item)
    elif isinstance(value, ast.Node):
        yield value
