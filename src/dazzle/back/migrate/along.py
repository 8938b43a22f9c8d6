"""What has a table's or a column's name in its own is renamed along with it.

PostgreSQL leaves the names of constraints, indexes, policies and functions as they are, those of the sequences that
number rows, and on 18 those of NOT NULL.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TypeGuard

from dazzle.back.migrate.catalogue import Column, Constraint, Function, Index, Policy, Row, table_names
from dazzle.back.migrate.moves import ASIDE, free, in_turn, moving
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.renames import Renames
from dazzle.back.migrate.step import Stage, Step
from dazzle.back.notnull import NotNullOp, usual_name
from dazzle.back.quoting import identifier

Named = Constraint | Index | Policy | Function
Space = tuple[str, ...]
RELATION: Space = ("relation",)


def following(before: Collection[Row], wanted: Collection[Row]) -> tuple[Step, ...]:
    """The next steps for constraints, indexes, policies and functions that differ in their name alone; () at the end.

    They are of tables that stay. PostgreSQL prints the new name of a function wherever it is called, and a name is free
    when what had it has stepped aside, so others may follow these.
    """
    moves, rows = _moves(before, wanted)
    paired = (step for space, own in moves.items() for step in _steps(space, own, _taken(before, space), rows))
    return tuple(paired) or tuple(_making_room(before, wanted, moves.get(RELATION, {})))


def _making_room(before: Collection[Row], wanted: Collection[Row], going: Mapping[str, str]) -> Iterator[Step]:
    """Steps for what has a name that something else gets, and is no longer wanted, though perhaps not gone yet.

    Something of another table, or what is `going` to it from another name. What replaces it waits until it is gone.
    """
    tables = {row.name: row.table for row in wanted if _is_relation(row)} | {name: name for name in table_names(wanted)}
    rows: dict[tuple[Space, str], Named] = {
        (RELATION, row.name): row
        for row in before
        if _is_relation(row) and row.name not in going
        if tables.get(row.name, row.table) != row.table or row.name in going.values()
    }
    taken = {*tables, *_taken(before, RELATION)}
    aside: dict[str, str] = {}
    for _, name in rows:
        aside[name] = free(f"{name}{ASIDE}", {*taken, *aside.values()})
    return _steps(RELATION, aside, taken, rows)


def _moves(
    before: Collection[Row], wanted: Collection[Row]
) -> tuple[dict[Space, dict[str, str]], dict[tuple[Space, str], Named]]:
    """From the old to the new name of what differs in its name alone, and what it is."""
    staying = table_names(before) & table_names(wanted)
    old, new = (_by_meaning(side, staying) for side in (before, wanted))
    moves: dict[Space, dict[str, str]] = defaultdict(dict)
    rows: dict[tuple[Space, str], Named] = {}
    for meaning, gone in old.items():
        names = {row.name for row in new.get(meaning, ())}
        leaving = [row for row in gone if row.name not in names]
        coming = sorted(names - {row.name for row in gone})
        for row, name in zip(leaving, coming, strict=False):
            moves[_namespace(row)][row.name] = name
            rows[_namespace(row), row.name] = row
    return moves, rows


def _taken(before: Collection[Row], space: Space) -> set[str]:
    """The names that are taken where these are."""
    names = {row.name for row in before if isinstance(row, Named) and _namespace(row) == space}
    return names | table_names(before) if space == RELATION else names


def numbering(renames: Renames, made: Collection[Row], wanted: Collection[Row]) -> Iterator[Step]:
    """Steps for the sequences of what was renamed, as PostgreSQL would call them had it had the name before."""
    names = {(row.table, row.name): row.sequence for row in wanted if isinstance(row, Column)}
    moves = {
        row.sequence: name
        for row in made
        if isinstance(row, Column) and row.sequence is not None and _is_renamed(renames, row)
        if (name := names.get((row.table, row.name))) is not None and name != row.sequence
    }
    taken = {row.sequence for row in made if isinstance(row, Column) and row.sequence is not None}
    possible = {old: new for old, new in moves.items() if new not in taken or new in moves}
    for old, new in in_turn(possible, taken):
        yield Step(
            stage=Stage.RENAME,
            says=f"rename sequence {old} to {new}",
            up=(execute(f"ALTER SEQUENCE {identifier(old)} RENAME TO {identifier(new)}"),),
            down=(execute(f"ALTER SEQUENCE {identifier(new)} RENAME TO {identifier(old)}"),),
        )


def not_null(renames: Renames, made: Collection[Row]) -> Iterator[Step]:
    """A step for each table, for PostgreSQL 18, which has names for what is NOT NULL; before it, nothing is done by it.

    Whatever server the revision is written on, for it may be applied on another.
    """
    former = renames.former_tables
    for table in sorted({*former, *renames.columns}):
        olds = {new: old for old, new in renames.columns.get(table, {}).items()}
        required = [row.name for row in made if isinstance(row, Column) and row.table == table and not row.nullable]
        names = {
            usual_name(former.get(table, table), olds.get(name, name)): usual_name(table, name)
            for name in required
            if table in former or name in olds
        }
        if names:
            back = {new: old for old, new in names.items()}
            yield Step(stage=Stage.RENAME, says="", up=(NotNullOp(table, names),), down=(NotNullOp(table, back),))


def _is_renamed(renames: Renames, row: Column) -> bool:
    return row.table in renames.tables.values() or row.name in renames.columns.get(row.table, {}).values()


def _namespace(row: Named) -> Space:
    """Among what a name is one thing's alone; what has an index is a relation, as tables are."""
    match row:
        case Policy(table):
            return "policy", table
        case Function():
            return "function", row.arguments
        case Constraint() if row.type in {"c", "f"}:
            return "constraint", row.table
    return RELATION


def _is_relation(row: Row) -> TypeGuard[Constraint | Index]:
    return isinstance(row, Constraint | Index) and _namespace(row) == RELATION


def _by_meaning(rows: Collection[Row], tables: Collection[str]) -> dict[tuple[object, ...], list[Named]]:
    found: dict[tuple[object, ...], list[Named]] = defaultdict(list)
    for row in rows:
        if (row.table in tables or isinstance(row, Function)) and (meaning := _meaning(row)) is not None:
            assert isinstance(row, Named)
            found[meaning].append(row)
    return found


def _meaning(row: Row) -> tuple[object, ...] | None:
    """All of it but its name."""
    match row:
        case Constraint(table, _, type_, columns, definition):
            return (row.kind, table, type_, columns, definition)
        case Index(table, _, columns, unique, definition, valid):
            return (row.kind, table, unique, columns, definition, valid)
        case Policy(table):
            return (row.kind, table, row.permissive, row.command, row.roles, row.using, row.check)
        case Function():
            # It may say its own name, before those of its arguments.
            return (row.kind, row.arguments, row.returns, row.definition.replace(f"{identifier(row.name)}.", "."))
    return None


def _steps(
    space: tuple[str, ...], moves: dict[str, str], taken: Collection[str], rows: Mapping[tuple[Space, str], Named]
) -> Iterator[Step]:
    moves = moving(moves, taken)
    names = {old: rows[space, old] for old in moves}
    for old, new in in_turn(moves, taken):
        row = names[new] = names.pop(old)
        yield Step(
            stage=Stage.RENAME,
            says=f"rename {row.kind} {old} to {new}",
            # An index is locked alone, and nobody who reads or writes rows waits for that.
            table=row.table if isinstance(row, Constraint | Policy) else "",
            up=(execute(_statement(row, old, new)),),
            down=(execute(_statement(row, new, old)),),
        )


def _statement(row: Named, old: str, new: str) -> str:
    match row:
        case Policy(table):
            return f"ALTER POLICY {identifier(old)} ON {identifier(table)} RENAME TO {identifier(new)}"
        case Function():
            return f"ALTER FUNCTION {identifier(old)}({row.arguments}) RENAME TO {identifier(new)}"
        case Index():
            return f"ALTER INDEX {identifier(old)} RENAME TO {identifier(new)}"
    return f"ALTER TABLE {identifier(row.table)} RENAME CONSTRAINT {identifier(old)} TO {identifier(new)}"
