"""Tables as a terminal shows them, from rows of the catalogue."""

from collections.abc import Collection, Iterator

from dazzle.back.migrate.catalogue import Column, Constraint, Extension, Function, Index, Policy, Row, Table, by_table
from dazzle.back.migrate.shape import CONSTRAINTS, GENERATED, IDENTITY
from dazzle.diagnostics.cells import wrapped
from dazzle.views.sheet import BOLD, CYAN, FAINT, Sheet
from dazzle.views.view import Screen

IN_ORDER = "puxfc"
SAID = ("PRIMARY KEY ", "UNIQUE ", "FOREIGN KEY ", "CHECK ", "EXCLUDE ")
USUAL = "USING btree "


def page(rows: Collection[Row], screen: Screen) -> str:
    """A table of columns for each table, with what holds for its rows below; by name. Then functions and extensions."""
    pages = [_Page(own, screen).lines() for own in by_table(rows).values()]
    others = [row for row in rows if isinstance(row, Function | Extension)]
    if others:
        pages.append(_Others(others, screen).lines())
    return "\n\n\n".join("\n".join(lines) for lines in pages)


class _Others(Sheet):
    """What is no table's on its way to text."""

    def __init__(self, rows: Collection[Row], screen: Screen) -> None:
        super().__init__(screen)
        self.rows = rows

    def lines(self) -> Iterator[str]:
        functions = [row for row in self.rows if isinstance(row, Function)]
        if functions:
            yield from self.title("functions", "with their owner's rights")
            yield ""
            yield from self.table([(row.name, row.definition) for row in functions], (BOLD, ""))
        if names := [row.name for row in self.rows if isinstance(row, Extension)]:
            if functions:
                yield from ("", "")
            yield from self.title("extensions", ", ".join(names))


class _Page(Sheet):
    """One table on its way to text."""

    def __init__(self, rows: Collection[Row], screen: Screen) -> None:
        super().__init__(screen)
        self.rows = rows

    def lines(self) -> Iterator[str]:
        (own,) = (row for row in self.rows if isinstance(row, Table))
        yield from self.title(own.table, _about(own))
        if own.comment:
            yield from wrapped(" ".join(own.comment.split()), self.columns)
        columns = [(row.name, row.type, ", ".join(_notes(row))) for row in self.rows if isinstance(row, Column)]
        if columns:
            yield ""
            yield from self.table(columns, (BOLD, CYAN, ""))
        if rules := list(self.rules()):
            yield ""
            yield from self.table(rules, (FAINT, ""))

    def rules(self) -> Iterator[tuple[str, str]]:
        """What holds for the rows beside the columns: keys first, then checks, indexes and policies."""
        constraints = [row for row in self.rows if isinstance(row, Constraint)]
        for constraint in sorted(constraints, key=lambda row: (IN_ORDER.index(row.type), row.name)):
            yield CONSTRAINTS[constraint.type], f"{constraint.name} {_rest(constraint.definition)}"
        for row in self.rows:
            if isinstance(row, Index):
                invalid = "" if row.valid else ", not valid"
                kind = "unique index" if row.unique else "index"
                yield kind, f"{row.name} {row.definition.removeprefix(USUAL)}{invalid}"
            elif isinstance(row, Policy):
                yield "policy", f"{row.name} {row.definition}".rstrip()


def _about(table: Table) -> str:
    security = "row security, its owner included" if table.forced_row_security else "row security"
    parts = (
        "unlogged table" if table.persistence == "u" else "table",
        "" if table.partition_key is None else f"partitioned by {table.partition_key}",
        security if table.row_security else "",
    )
    return ", ".join(part for part in parts if part)


def _notes(column: Column) -> Iterator[str]:
    """What is said about a column beside its type."""
    if not column.nullable:
        yield "not null"
    if column.generated:
        yield f"generated as {column.default}, {GENERATED[column.generated]}"
    elif column.default is not None:
        yield f"default {column.default}"
    if column.identity:
        numbering = f" ({column.numbering})" if column.numbering else ""
        yield f"identity {IDENTITY[column.identity]}{numbering}"
    if column.collation is not None:
        yield f"collation {column.collation}"
    if column.comment:
        yield f'"{" ".join(column.comment.split())}"'


def _rest(definition: str) -> str:
    """What the kind of the constraint does not say already."""
    return next((definition.removeprefix(words) for words in SAID if definition.startswith(words)), definition)
