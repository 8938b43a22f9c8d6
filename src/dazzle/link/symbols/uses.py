"""Where what is defined is named: every name of a declaration, looked up as the note beside its attribute says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast.meaning import InRow, Inside, Measure, OwnField, Refers, State, ValueOf
from dazzle.link.environment import own_parts
from dazzle.link.place import each, reached, spoken_of
from dazzle.link.resolve import Meaning, slots
from dazzle.link.symbols.definitions import Index
from dazzle.link.symbols.symbol import Definition, Reference


@dataclass(frozen=True, slots=True)
class Place:
    """Where names are looked up; `subjects` are the entities whose fields they may be, `states` the path to a state."""

    index: Index
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
                return self.path(node)
            case ast.Via():
                return self.via(node)
            case ast.Call(function=function, arguments=arguments) if function.text == "role":
                return self.roles(arguments)
            case _:
                return chain(self.spoken(node), self.noted(node))

    def noted(self, node: ast.Node) -> Iterator[Reference]:
        """What the notes beside a node's attributes say of the names that stand in them."""
        for slot in slots(type(node)):
            for value in each(getattr(node, slot.name)):
                if slot.meaning is not None:
                    yield from self.meant(node, value, slot.meaning)
                yield from self.node(value)

    def meant(self, node: ast.Node, value: ast.Node, meaning: Meaning) -> Iterator[Reference]:
        match meaning, value:
            case Refers(kinds=kinds, inside=kind), ast.Name():
                yield from list(self.part(kind, value)) or self.declared(value, kinds)
            case Inside(kind=kind), ast.Name():
                yield from self.part(kind, value)
            case Measure(), ast.Path(parts=(name,)):
                yield from self.part(ast.Metric.KIND, name)
            case InRow() | OwnField(), ast.Name():
                yield from self.path(_path(value))
            case State(), ast.Name():
                yield from self.state(value)
            case ValueOf(attribute=attribute), ast.Name():
                yield from self.words(reached(node, attribute), (_path(value),))
            case _:
                pass

    def spoken(self, node: ast.Node) -> Iterator[Reference]:
        """What names mean by what stands around them."""
        match node:
            case ast.TypeRef():
                yield from self.type(node)
            case ast.Binary(left=left, right=right):
                yield from self.words(left, (right,))
                yield from self.words(right, (left,))
            case ast.In(operand=operand, options=options):
                yield from self.words(operand, options)
            case ast.Field(name=name, default=default, semantic=semantic):
                yield from self.words(_path(name), () if default is None else (default,))
                yield from self.toned(semantic, self.index.values_of(self.own(name)))
            case ast.Enum(name=name, semantic=semantic):
                yield from self.toned(semantic, self.index.values.get(name.span, {}))
            case ast.Effects(source=source, target=target):
                yield from chain(self.state(source), self.state(target))
            case ast.Lifecycle():
                yield from self.lifecycle(node)
            case _:
                pass

    def via(self, node: ast.Via) -> Iterator[Reference]:
        """On the left of a binding stand fields of the junction."""
        yield from self.declared(node.entity, (ast.Entity.KIND,))
        junction = replace(self, subjects=(node.entity.text,))
        for binding in node.bindings:
            yield from junction.node(binding.left)
            yield from self.node(binding.right)

    def roles(self, arguments: Sequence[ast.Expression]) -> Iterator[Reference]:
        for argument in arguments:
            if isinstance(argument, ast.Path) and len(argument.parts) == 1:
                yield from self.declared(argument.parts[0], (ast.Persona.KIND,))

    def part(self, kind: str, name: ast.Name) -> Iterator[Reference]:
        """What the same declaration names."""
        found = self.inside.get((kind, name.text))
        if found is not None:
            yield Reference(name.span, found)

    def state(self, name: ast.Name) -> Iterator[Reference]:
        """A value of the field in STATES, else of the one that the subject's state machine moves."""
        if self.states is not None:
            yield from self.words(self.states, (_path(name),))
            return
        for subject in self.subjects:
            found = self.index.states_of(subject).get(name.text)
            if found is not None:
                yield Reference(name.span, found)
                return

    def lifecycle(self, node: ast.Lifecycle) -> Iterator[Reference]:
        """The states of the field that it is about."""
        ends = [end for move in node.transitions for end in (move.source, move.to) if end is not None]
        if node.status_field is not None:
            beside = _path(node.status_field)
            yield from self.words(beside, [_path(name) for name in (*(each.name for each in node.states), *ends)])

    def toned(self, semantic: ast.Semantic | None, values: Mapping[str, Definition]) -> Iterator[Reference]:
        """The values of an enum that have a tone."""
        for value, _ in semantic.tones if semantic is not None else ():
            if value.text in values:
                yield Reference(value.span, values[value.text])

    def own(self, name: ast.Name) -> Definition | None:
        """The field that is declared here."""
        return next((found for subject in self.subjects if (found := self.index.field_of(subject, name.text))), None)

    def declared(self, name: ast.Name, kinds: Sequence[str]) -> Iterator[Reference]:
        for kind in kinds:
            found = self.index.by_kind.get(kind, {}).get(name.text)
            if found is not None:
                yield Reference(name.span, found)
                return

    def type(self, node: ast.TypeRef) -> Iterator[Reference]:
        yield from self.declared(node.name, (ast.Enum.KIND,))
        for name in (node.target, *node.targets):
            if name is not None:
                yield from self.declared(name, (ast.Entity.KIND,))
        if node.via is not None:
            yield from self.path(_dotted(node.via))

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

    def words(self, beside: object, words: Iterable[ast.Expression]) -> Iterator[Reference]:
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


def _dotted(name: ast.Name) -> ast.Path:
    """A dotted name as a path, where no blank stands in it."""
    words = name.text.split(".")
    if len(name.text) != name.span.end - name.span.start:
        words = [name.text]
    parts, start = [], name.span.start
    for word in words:
        parts.append(ast.Name(span=Span(name.span.file, start, start + len(word)), text=word))
        start += len(word) + 1
    return ast.Path(span=name.span, parts=tuple(parts))


def _path(name: ast.Name) -> ast.Path:
    return ast.Path(span=name.span, parts=(name,))


def _subjects(node: ast.Node) -> Iterator[str]:
    for name in spoken_of(node):
        if isinstance(name, ast.Path):
            yield name.parts[0].text
        elif isinstance(name, ast.Name):
            yield name.text
