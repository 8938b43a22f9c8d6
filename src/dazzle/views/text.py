"""A table for each entity, as a terminal shows it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dazzle.diagnostics.cells import padded, visible, width, wrapped
from dazzle.ir.entity import AccessRule, Automatic, Entity, Field, Owner, StateMachine, Storage, Transition
from dazzle.ir.expression import Expression
from dazzle.ir.text import default_text, expression_text
from dazzle.views.selection import Selection
from dazzle.views.view import Screen, View

BOLD = "\x1b[1m"
FAINT = "\x1b[2m"
CYAN = "\x1b[36m"
RESET = "\x1b[0m"
INDENT, GAP = "  ", "  "
NARROWEST = 40  # on a narrower screen the terminal breaks the lines
SET_WHEN = {Automatic.ADD: "set when added", Automatic.UPDATE: "set when changed"}


def _render(selection: Selection, screen: Screen) -> str:
    pages = ("\n".join(_Page(entity, selection, screen).lines()) for entity in selection.entities)
    return "\n\n\n".join(pages) or "No entity is declared."


class _Page:
    """One entity on its way to text."""

    def __init__(self, entity: Entity, selection: Selection, screen: Screen) -> None:
        self.entity = entity
        self.entities = selection.by_name
        self.columns = max(NARROWEST, screen.columns)
        self.colour = screen.colour

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
        """The name and where its rows are, as far apart as the screen is wide; then what it is for."""
        entity = self.entity
        name = entity.name + (f' "{visible(entity.title)}"' if is_telling(entity) else "")
        about = _about(entity)
        if width(name) + len(GAP) + width(about) <= self.columns:
            space = " " * (self.columns - width(name) - width(about))
            yield f"{self.paint(BOLD, name)}{space}{self.paint(FAINT, about)}"
        else:
            yield from (self.paint(BOLD, line) for line in wrapped(name, self.columns))
            yield from (self.paint(FAINT, line) for line in wrapped(about, self.columns))
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

    def table(self, rows: Sequence[tuple[str, ...]], colours: tuple[str, ...]) -> Iterator[str]:
        """The rows in columns; what does not fit its column goes on below."""
        widths = self.widths(rows)
        for number, row in enumerate(rows):
            same = number > 0 and len(row) == 2 and row[0] == rows[number - 1][0]
            shown = ("", *row[1:]) if same else row
            cells = [wrapped(cell, columns) for cell, columns in zip(shown, widths, strict=True)]
            for line in zip_longest(*cells, fillvalue=""):
                parts = (self.paint(c, padded(p, w)) for c, p, w in zip(colours, line, widths, strict=True))
                yield (INDENT + GAP.join(parts)).rstrip()

    def widths(self, rows: Sequence[tuple[str, ...]]) -> list[int]:
        """As wide as what stands there where there is room for it; the last column takes the rest."""
        wanted = [max(width(visible(cell)) for cell in cells) for cells in zip(*rows, strict=True)]
        room = self.columns - len(INDENT)
        found: list[int] = []
        for number, widest in enumerate(wanted[:-1]):
            others = sum(wanted[number + 1 :]) + len(GAP) * (len(wanted) - number - 1)
            found.append(min(widest, max(room * 2 // 5, room - others)))
            room -= found[-1] + len(GAP)
        return [*found, room]

    def paint(self, colour: str, text: str) -> str:
        return f"{colour}{text}{RESET}" if self.colour and colour and text.strip() else text


def is_telling(entity: Entity) -> bool:
    """True when the title says more than the name does."""
    return "".join(entity.title.split()).casefold() != entity.name.replace("_", "").casefold()


def _about(entity: Entity) -> str:
    place = f"virtual, from {entity.source}" if entity.storage is Storage.VIRTUAL else f"table {entity.table_name}"
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
