"""Everything that a program names, by kind and name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.link.symbols.symbol import FIELD, VALUE, Definition

ANY = "*"


@dataclass(slots=True)
class Index:
    """Definitions by kind and name; `rows` are the fields of each entity, and `types` what their types say."""

    definitions: list[Definition] = field(default_factory=list)
    by_kind: dict[str, dict[str, Definition]] = field(default_factory=dict)
    rows: dict[str, dict[str, Definition]] = field(default_factory=dict)
    types: dict[Span, ast.TypeRef] = field(default_factory=dict)
    values: dict[Span, dict[str, Definition]] = field(default_factory=dict)
    parents: defaultdict[str, tuple[str, ...]] = field(default_factory=lambda: defaultdict(tuple))
    moves: dict[str, set[str]] = field(default_factory=dict)

    def define(self, kind: str, name: ast.Name, whole: ast.Node, inside: str | None = None) -> Definition:
        title = getattr(whole, "title", None)
        made = Definition(
            kind, name.text, inside, name.span, whole.span, title.value if isinstance(title, ast.String) else None
        )
        self.definitions.append(made)
        return made

    def declare(self, made: Definition) -> None:
        """Makes a definition known in the whole program; of two of one name the first counts."""
        self.by_kind.setdefault(made.kind, {}).setdefault(made.name, made)

    def add(self, module: ast.Module) -> None:
        for node in module.declarations:
            if isinstance(node, ast.Named):
                self.declare(self.define(node.KIND, node.name, node))
            if isinstance(node, ast.Entity | ast.Archetype):
                self.add_fields(node)
            elif isinstance(node, ast.Enum):
                self.add_values(node.name.span, node.values, node.name.text)
            elif isinstance(node, ast.Declaration):
                self.add_inside(node)

    def add_fields(self, node: ast.Entity | ast.Archetype) -> None:
        own = self.rows.setdefault(node.name.text, {})
        for item in node.items:
            if isinstance(item, ast.Extends | ast.SubtypeOf):
                above = item.archetypes if isinstance(item, ast.Extends) else (item.base,)
                self.parents[node.name.text] += tuple(name.text for name in above)
            if isinstance(item, ast.Transitions):
                ends = (name.text for move in item.transitions for name in (move.source, move.target))
                self.moves.setdefault(node.name.text, set()).update(ends)
            if not isinstance(item, ast.Field | ast.Computed) or item.name.text in own:
                continue
            made = own[item.name.text] = self.define(FIELD, item.name, item, node.name.text)
            if isinstance(item, ast.Field):
                self.types[made.span] = item.type
                self.add_values(made.span, item.type.values, f"{node.name.text}.{made.name}")

    def add_values(self, owner: Span, values: Iterable[ast.EnumValue], inside: str) -> None:
        own = self.values.setdefault(owner, {})
        for value in values:
            name = ast.Name(span=value.span, text=value.value)
            own.setdefault(value.value, self.define(VALUE, name, value, inside))

    def add_inside(self, node: ast.Declaration) -> None:
        """What a declaration names itself: steps, regions; what it offers is known everywhere."""
        offered = {id(part) for attribute in node.OFFERS for part in getattr(node, attribute)}
        for part in nodes(node):
            kind, name = getattr(part, "KIND", None), getattr(part, "name", None)
            if part is node or kind is None or not isinstance(name, ast.Name):
                continue
            if id(part) in offered:
                self.declare(self.define(kind, name, part))
            else:
                self.define(kind, name, part, owner_of(node))

    def field_of(self, entity: str | None, name: str) -> Definition | None:
        """The field of an entity, or of what it extends or is a kind of; `owner` also means `owner_id`."""
        if entity is None:
            return None
        rows = [self.rows.get(each, {}) for each in self.line(entity)]
        return next((own[wanted] for wanted in (name, f"{name}_id") for own in rows if wanted in own), None)

    def line(self, entity: str) -> Sequence[str]:
        """The entity, and those that its fields come from."""
        found = {entity: None}
        waiting = [entity]
        for each in waiting:  # it grows while it is walked
            fresh = [parent for parent in self.parents.get(each, ()) if parent not in found]
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return tuple(found)

    def values_of(self, made: Definition | None) -> Mapping[str, Definition]:
        """The values of a field's enum, its own or the shared one that its type names."""
        if made is None or made.span not in self.types:
            return {}
        shared = self.by_kind.get(ast.Enum.KIND, {}).get(self.types[made.span].name.text)
        return self.values.get(made.span if shared is None else shared.span, {})

    def states_of(self, entity: str) -> Mapping[str, Definition]:
        """The values that states of an entity are, as `link/states.py` finds the field."""
        enums = {
            made.name: values
            for each in self.line(entity)
            for made in self.rows.get(each, {}).values()
            if (values := self.values_of(made))
        }
        moved = self.moves.get(entity, set()) - {ANY}
        for values in enums.values():
            if moved and moved <= values.keys():
                return values
        return enums.get("status") or (next(iter(enums.values())) if len(enums) == 1 else {})


def owner_of(node: ast.Declaration) -> str:
    name = getattr(node, "name", None)
    return name.text if isinstance(name, ast.Name) else node.KIND
