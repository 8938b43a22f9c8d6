"""What the names of a program stand for, and where each is used: what an editor asks for.

It works on ASTs alone, so that a program that is being typed, and does not compile, has symbols as well; what is not
declared is simply no symbol. A file is given as `lang.parser.parse` reads it, broken lines and all.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast.meaning import InRow, Inside, Measure, Refers, State, ValueOf
from dazzle.lang.walk import nodes
from dazzle.link.environment import own_parts
from dazzle.link.place import each, reached, spoken_of
from dazzle.link.resolve import Meaning, slots

FIELD = "field"
VALUE = "value"


class Definition(Record, frozen=True):
    """`kind` is the word that declares it ("entity"), "field" or "value"; `inside` is what it is a part of.

    `span` is the name's own place, `whole` that of all that defines it.
    """

    kind: str
    name: str
    inside: str | None
    span: Span
    whole: Span
    title: str | None = None


class Reference(Record, frozen=True):
    """A place where a definition is named."""

    span: Span
    definition: Definition


@dataclass(frozen=True)
class Symbols:
    """Everything that is defined, in the order of the sources, and every place where it is named."""

    definitions: tuple[Definition, ...]
    references: tuple[Reference, ...]

    def at(self, file: str, offset: int) -> Definition | None:
        """What the name at a place stands for, be it defined or used there; None where no name is."""
        places = self._places.get(file, [])
        found = bisect_right(places, offset, key=lambda place: place[0].start) - 1
        if found < 0:
            return None
        span, definition = places[found]
        return definition if span.start <= offset <= span.end else None

    def uses(self, definition: Definition) -> tuple[Span, ...]:
        """Where a definition is named, itself left out."""
        return self._uses.get(definition.span, ())

    def named(self, name: str) -> tuple[Definition, ...]:
        """The definitions that `Invoice` or `Invoice.supplier` means."""
        inside, _, own = name.rpartition(".")
        return tuple(
            each for each in self.definitions if each.name == own and (not inside or each.inside == inside)
        ) or tuple(each for each in self.definitions if each.name == name)

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[Span, Definition]]]:
        places: dict[str, list[tuple[Span, Definition]]] = {}
        for definition in self.definitions:
            places.setdefault(definition.span.file, []).append((definition.span, definition))
        for reference in self.references:
            places.setdefault(reference.span.file, []).append((reference.span, reference.definition))
        for found in places.values():
            found.sort(key=lambda place: place[0].start)
        return places

    @cached_property
    def _uses(self) -> Mapping[Span, tuple[Span, ...]]:
        uses: dict[Span, list[Span]] = {}
        for reference in self.references:
            uses.setdefault(reference.definition.span, []).append(reference.span)
        return {span: tuple(dict.fromkeys(found)) for span, found in uses.items()}


def symbols(modules: Sequence[ast.Module]) -> Symbols:
    """The symbols of a program."""
    index = _Index()
    for module in modules:
        index.add(module)
    references = tuple(index.references(modules))
    return Symbols(tuple(index.definitions), references)


@dataclass(slots=True)
class _Index:
    """Definitions by kind and name; `rows` are the fields of each entity, and `types` what their types say."""

    definitions: list[Definition] = field(default_factory=list)
    by_kind: dict[str, dict[str, Definition]] = field(default_factory=dict)
    rows: dict[str, dict[str, Definition]] = field(default_factory=dict)
    types: dict[Span, ast.TypeRef] = field(default_factory=dict)
    values: dict[Span, dict[str, Definition]] = field(default_factory=dict)
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)

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
            if isinstance(item, ast.Extends):
                self.parents[node.name.text] = tuple(name.text for name in item.archetypes)
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
        offered = [part for attribute in node.OFFERS for part in getattr(node, attribute)]
        for part in nodes(node):
            kind, name = getattr(part, "KIND", None), getattr(part, "name", None)
            if part is node or kind is None or not isinstance(name, ast.Name):
                continue
            if part in offered:
                self.declare(self.define(kind, name, part))
            else:
                self.define(kind, name, part, _owner(node))

    def field_of(self, entity: str | None, name: str) -> Definition | None:
        """The field of an entity or of an archetype that it extends; `owner` also means `owner_id`."""
        if entity is None or entity not in self.rows:
            return None
        for wanted in (name, f"{name}_id"):
            if (found := self.rows[entity].get(wanted)) is not None:
                return found
            for parent in self.parents.get(entity, ()):
                if (found := self.rows.get(parent, {}).get(wanted)) is not None:
                    return found
        return None

    def values_of(self, made: Definition | None) -> Mapping[str, Definition]:
        """The values of a field's enum, its own or the shared one that its type names."""
        if made is None or made.span not in self.types:
            return {}
        shared = self.by_kind.get(ast.Enum.KIND, {}).get(self.types[made.span].name.text)
        return self.values.get(made.span if shared is None else shared.span, {})

    def references(self, modules: Sequence[ast.Module]) -> Iterator[Reference]:
        inside: dict[str | None, dict[tuple[str, str], Definition]] = {}
        for made in self.definitions:
            inside.setdefault(made.inside, {}).setdefault((made.kind, made.name), made)
        for module in modules:
            for node in module.declarations:
                if isinstance(node, ast.Declaration):
                    yield from _Place(self, inside.get(_owner(node), {})).node(node)


def _owner(node: ast.Declaration) -> str:
    name = getattr(node, "name", None)
    return name.text if isinstance(name, ast.Name) else node.KIND


@dataclass(frozen=True, slots=True)
class _Place:
    """Where names are looked up; `subjects` are the entities whose fields they may be, `states` the path to a state."""

    index: _Index
    inside: Mapping[tuple[str, str], Definition]
    subjects: tuple[str, ...] = ()
    states: ast.Path | None = None

    def node(self, node: ast.Node) -> Iterator[Reference]:
        place = self
        if subjects := tuple(_subjects(node)):
            place = replace(place, subjects=subjects)
        states = reached(node, getattr(node, "STATES", ""))
        if isinstance(states, ast.Path):
            place = replace(place, states=states)
        return place.parts(node)

    def parts(self, node: ast.Node) -> Iterator[Reference]:
        match node:
            case ast.Path():
                yield from self.path(node)
                return
            case ast.TypeRef():
                yield from self.type(node)
            case ast.Binary(left=left, right=right):
                yield from self.words(left, (right,))
                yield from self.words(right, (left,))
            case ast.In(operand=operand, options=options):
                yield from self.words(operand, options)
            case ast.Via(entity=entity):
                yield from self.declared(entity, (ast.Entity.KIND,))
                junction = replace(self, subjects=(entity.text,))
                for binding in node.bindings:
                    yield from junction.node(binding.left)
                    yield from self.node(binding.right)
                return
            case _:
                pass
        for slot in slots(type(node)):
            for value in each(getattr(node, slot.name)):
                if slot.meaning is not None:
                    yield from self.meant(node, value, slot.meaning)
                yield from self.node(value)

    def meant(self, node: ast.Node, value: ast.Node, meaning: Meaning) -> Iterator[Reference]:
        match meaning, value:
            case Refers(kinds=kinds, inside=kind), ast.Name():
                found = self.inside.get((kind, value.text))
                if found is not None:
                    yield Reference(value.span, found)
                else:
                    yield from self.declared(value, kinds)
            case Measure(), ast.Path(parts=(name,)):
                found = self.inside.get((ast.Metric.KIND, name.text))
                if found is not None:
                    yield Reference(value.span, found)
            case Inside(kind=kind), ast.Name():
                found = self.inside.get((kind, value.text))
                if found is not None:
                    yield Reference(value.span, found)
            case InRow(), ast.Name():
                yield from self.path(ast.Path(span=value.span, parts=(value,)))
            case ValueOf() | State(), ast.Name():
                path = reached(node, meaning.attribute) if isinstance(meaning, ValueOf) else self.states
                if isinstance(path, ast.Path):
                    yield from self.words(path, (ast.Path(span=value.span, parts=(value,)),))
            case _:
                pass

    def declared(self, name: ast.Name, kinds: Sequence[str]) -> Iterator[Reference]:
        for kind in kinds:
            found = self.index.by_kind.get(kind, {}).get(name.text)
            if found is not None:
                yield Reference(name.span, found)
                return

    def type(self, node: ast.TypeRef) -> Iterator[Reference]:
        yield from self.declared(node.name, (ast.Enum.KIND,))
        for name in (node.target, node.via, *node.targets):
            if name is not None:
                yield from self.declared(name, (ast.Entity.KIND,))

    def path(self, path: ast.Path) -> Iterator[Reference]:
        """A reference for each part of a path that can be followed."""
        if path.branch is not None:
            yield from self.declared(path.branch, (ast.Entity.KIND,))
        for subject in self.subjects:
            found = list(self.trail(path, subject))
            if found:
                yield from found
                return
        first = path.parts[0]
        if first.text in self.index.rows:  # `Docking.status`, `count(Docking)`
            yield from self.declared(first, (ast.Entity.KIND,))
            if len(path.parts) > 1:
                rest = ast.Path(span=path.span, parts=path.parts[1:])
                yield from self.trail(rest, first.text)

    def trail(self, path: ast.Path, entity: str) -> Iterator[Reference]:
        at: str | None = entity
        for part in own_parts(path):
            found = self.index.field_of(at, part.text)
            if found is None:
                return
            yield Reference(part.span, found)
            type_ = self.index.types.get(found.span)
            branch = path.branch.text if path.branch is not None else None
            at = type_.target.text if type_ is not None and type_.target is not None else branch

    def words(self, beside: ast.Expression, words: Iterable[ast.Expression]) -> Iterator[Reference]:
        """Bare words beside a field are values of its enum, unless they are fields themselves."""
        if not isinstance(beside, ast.Path):
            return
        made = next((found[-1].definition for found in self.trails(beside) if found), None)
        values = self.index.values_of(made)
        for word in words:
            if isinstance(word, ast.Path) and len(word.parts) == 1 and not any(self.trails(word)):
                found = values.get(word.parts[0].text)
                if found is not None:
                    yield Reference(word.span, found)

    def trails(self, path: ast.Path) -> Iterator[list[Reference]]:
        return (list(self.trail(path, subject)) for subject in self.subjects)


def _subjects(node: ast.Node) -> Iterator[str]:
    for name in spoken_of(node):
        if isinstance(name, ast.Path):
            yield name.parts[0].text
        elif isinstance(name, ast.Name):
            yield name.text
