"""A table for each entity, as a terminal shows it."""

from collections.abc import Iterator

from dazzle.diagnostics.cells import visible, wrapped
from dazzle.ir.entity import AccessRule, Automatic, Entity, Field, Owner, StateMachine, Storage, Transition
from dazzle.ir.expression import Expression
from dazzle.ir.text import default_text, expression_text
from dazzle.views.selection import Selection
from dazzle.views.sheet import BOLD, CYAN, FAINT, Sheet
from dazzle.views.view import Screen, View

PLACES = {
    Storage.TABLE: "table {entity.table_name}",
    Storage.VIRTUAL: "virtual, from {entity.source}",
    Storage.EMBEDDED: "a part of others",
}
SET_WHEN = {Automatic.ADD: "set when added", Automatic.UPDATE: "set when changed", Automatic.TENANT: "whose row it is"}


def _render(selection: Selection, screen: Screen) -> str:
    pages = ("\n".join(_Page(entity, selection, screen).lines()) for entity in selection.entities)
    return "\n\n\n".join(pages) or "No entity is declared."


class _Page(Sheet):
    """One entity on its way to text."""

    def __init__(self, entity: Entity, selection: Selection, screen: Screen) -> None:
        super().__init__(screen)
        self.entity = entity
        self.entities = selection.by_name

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield ""
        fields = [(each.name, each.type.written(), ", ".join(_notes(each, self.entity))) for each in self.entity.fields]
        yield from self.table(fields, (BOLD, CYAN, ""))
        rules = list(self.rules())
        if rules:
            yield ""
            yield from self.table(rules, (FAINT, ""))

    def head(self) -> Iterator[str]:
        """The name and where its rows are, then what it is for."""
        entity = self.entity
        name = entity.name + (f' "{visible(entity.title)}"' if is_telling(entity) else "")
        yield from self.title(name, _about(entity))
        if entity.intent:
            yield from wrapped(" ".join(entity.intent.split()), self.columns)

    def rules(self) -> Iterator[tuple[str, str]]:
        """What is true of the entity beside its fields, each with the word that it begins with in the text."""
        own = {each.name for each in self.entity.fields if each.unique}
        for unique in self.entity.uniques:
            if not (len(unique.fields) == 1 and own.issuperset(unique.fields)):
                yield "unique", ", ".join(unique.fields)
        for index in self.entity.indexes:
            parts = ", ".join(f"{part.field} desc" if part.descending else part.field for part in index.parts)
            where = f" where {self.written(index.where)}" if index.where is not None else ""
            yield "index", f"{parts}{where}" + (f" using {index.using}" if index.using != "btree" else "")
        for computed in self.entity.computed:
            yield "computed", f"{computed.name}: {self.written(computed.expression)}"
        for invariant in self.entity.invariants:
            yield "invariant", f"{invariant.name}: {self.written(invariant.expression)}"
            yield "", invariant.message
        if self.entity.states is not None:
            yield from _states(self.entity.states)
        for rule in self.entity.access:
            yield rule.kind, f"{rule.operation}: {self.written(rule.condition)}{_audience(rule)}"

    def written(self, expression: Expression) -> str:
        return expression_text(expression, self.entity, self.entities)


def is_telling(entity: Entity) -> bool:
    """True when the title says more than the name does."""
    return "".join(entity.title.split()).casefold() != entity.name.replace("_", "").casefold()


def _about(entity: Entity) -> str:
    place = PLACES[entity.storage].format(entity=entity)
    parts = (
        place,
        "the framework's" if entity.owner is Owner.FRAMEWORK else "",
        "" if entity.served else "not shown",
        f"was {entity.was}" if entity.was else "",
    )
    return ", ".join(part for part in parts if part)


def _notes(field: Field, entity: Entity) -> Iterator[str]:
    """What is said about a field beside its type."""
    if field.name in entity.primary_key:
        yield "primary key"
    elif field.required:
        yield "required"
    if field.unique:
        yield "unique"
    if field.indexed:
        yield "indexed"
    if (default := default_text(field)) is not None:
        yield f"default {default}"
    if field.automatic is not None:
        yield SET_WHEN[field.automatic]
    if field.pii is not None:
        yield "pii" if field.pii.category is None else f"pii {field.pii.category}"
    yield from (word for word in ("sensitive", "searchable") if getattr(field, word))
    if field.was is not None:
        yield f"was {field.was}"


def _states(machine: StateMachine) -> Iterator[tuple[str, str]]:
    yield "states", f"{machine.field}, at first {machine.initial}"
    yield from (("", _move(transition)) for transition in machine.transitions)


def _move(transition: Transition) -> str:
    requires = f" requires {', '.join(transition.requires)}" if transition.requires else ""
    roles = f" role({', '.join(transition.roles)})" if transition.roles else ""
    return f"{transition.source or '*'} -> {transition.target}{requires}{roles}"


def _audience(rule: AccessRule) -> str:
    return f" as {', '.join(rule.personas)}" if rule.personas else ""


VIEW = View("text", (".txt",), _render)
