"""Renames that the DSL declares with `was:`: they come before any comparison, or they would be a drop and an add."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.migrate.catalogue import Column, Row, table_names
from dazzle.back.migrate.hints import NONE, Hints, Rename, folded
from dazzle.back.migrate.moves import in_turn, moving
from dazzle.back.migrate.step import Stage, Step
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.owner import FRAMEWORK_PREFIX, Owner

There = Mapping[str, Collection[str]]  # the columns of each table that the revisions make
Moves = Mapping[str, str]  # from the old name to the new one


@dataclass(frozen=True, slots=True)
class Renames:
    """What is to be renamed: tables, and columns by what their table is called now."""

    tables: Moves
    columns: Mapping[str, Moves]

    def __bool__(self) -> bool:
        return bool(self.tables or self.columns)

    @property
    def former_tables(self) -> Moves:
        """The old name of each table that gets a new one."""
        return {new: old for old, new in self.tables.items()}


def columns_of(rows: Collection[Row]) -> There:
    found: dict[str, set[str]] = {name: set() for name in table_names(rows)}
    for row in rows:
        if isinstance(row, Column):
            found[row.table].add(row.name)
    return found


def resolved(tables: Collection[sa.Table], there: There, hints: Hints = NONE) -> Renames:
    """What the hints mean where these tables and columns are.

    One whose new name is there, and not its old one, is done. Raises RevisionRefused for one that matches nothing, and
    for two of one old name.
    """
    renamed = _tables(tables, there)
    former = {new: old for old, new in renamed.items()}
    columns = {
        table.name: moves
        for table in tables
        if (moves := _columns(table, there.get(former.get(table.name, table.name), ())))
    }
    found = Renames(renamed, columns)
    for rename in hints.renames:
        _require(rename, hints, tables, there, found)
    return found


def steps(renames: Renames, there: There) -> Iterator[Step]:
    """The tables first: what is said of columns says their new names."""
    for old, new in in_turn(renames.tables, there):
        yield Step(
            stage=Stage.RENAME,
            says=f"rename table {old} to {new}",
            up=(ops.RenameTableOp(old, new),),
            down=(ops.RenameTableOp(new, old),),
        )
    former = renames.former_tables
    for table, moves in renames.columns.items():
        for old, new in in_turn(moves, there[former.get(table, table)]):
            yield Step(
                stage=Stage.RENAME,
                says=f"rename column {table}.{old} to {new}",
                up=(ops.AlterColumnOp(table, old, modify_name=new),),
                down=(ops.AlterColumnOp(table, new, modify_name=old),),
            )


def _tables(tables: Collection[sa.Table], there: There) -> dict[str, str]:
    said = [table for table in tables if table.info["was"] is not None]
    if not said or not there:  # before the first revision, nothing has another name
        return {}
    moves = _distinct([(_former(table, there), table.name) for table in said], there)
    found = moving(moves, there)
    wanted = {table.name: table for table in tables}
    for old, new in found.items():
        if old in wanted and old not in found.values():
            raise RevisionRefused(
                f"`{wanted[new].info['entity']}` is said to have been `{wanted[old].info['entity']}`, which is still"
                " in the text",
                help="remove the hint when both are meant",
            )
    for table in said:
        if table.name not in found.values() and table.name not in there:
            gone = sorted(name for name in there if name not in wanted)
            raise _matches_nothing(f"entity `{table.info['entity']}`", table.info["was"], "table", gone)
    return found


def _former(table: sa.Table, there: There) -> str | None:
    """The table that the entity had under its former name: `was:` names the entity, the table may be spelled freely."""
    prefix = FRAMEWORK_PREFIX if table.info["owner"] is Owner.FRAMEWORK else ""
    spelled = {folded(table.info["was"]), folded(prefix + table.info["was"])}
    return next((name for name in sorted(there) if folded(name) in spelled), None)


def _columns(table: sa.Table, there: Collection[str]) -> dict[str, str]:
    said = [column for column in table.columns if column.info["was"]]
    if not said or not there:  # the table is new
        return {}
    moves = _distinct([(_first(column.info["was"], there), column.name) for column in said], there)
    found = moving(moves, there)
    for old, new in found.items():
        if old in table.columns and old not in found.values():
            raise RevisionRefused(
                f"`{table.info['entity']}` is said to have called {new} {old}, and {old} is still in the text",
                help="remove the hint when both are meant",
            )
    for column in said:
        hint, field = column.info["hint"], column.info["field"]
        own = [each.name for each in table.columns if each.info["field"] == field]
        known = any(name in there or name in found.values() for name in own)
        is_missing = column.name not in there and column.name not in found.values()
        place = f"`{table.info['entity']}.{field}`"
        if is_missing and known is (hint is None):
            gone = [name for name in there if name not in table.columns]
            raise _matches_nothing(place, hint or column.info["was"][0], "column", gone)
    return found


def _first(names: Iterable[str], there: Collection[str]) -> str | None:
    return next((name for name in names if name in there), None)


def _distinct(pairs: Collection[tuple[str | None, str]], there: Collection[str]) -> dict[str, str]:
    """From old to new; without what has no old name there. Raises RevisionRefused where one old name has two new.

    Of two, one that is there may have got the name long ago, and what has taken it since be the other.
    """
    found: dict[str, str] = {}
    for old, new in pairs:
        several = [each for other, each in pairs if other == old]
        if old is None or (len(several) > 1 and new in there):
            continue
        if (other := found.setdefault(old, new)) != new:
            raise RevisionRefused(
                f"{other} and {new} are both said to have been {old}", help="leave one of the two hints away"
            )
    return found


def _matches_nothing(what: str, was: str, kind: str, gone: Sequence[str]) -> RevisionRefused:
    near = get_close_matches(was, gone, n=1)
    like = f"; did you mean `{near[0]}`?" if near else ""
    return RevisionRefused(
        f"`{was}`, said to be the former name of {what}, matches nothing: the revisions know no {kind} of that name,"
        " nor of the new one",
        help=f"write the name that it had when the last revision was written, or remove the hint{like}",
    )


def _require(rename: Rename, hints: Hints, tables: Collection[sa.Table], there: There, found: Renames) -> None:
    """Raises RevisionRefused when nothing is renamed by it."""
    name = rename.new if rename.entity is None else hints.entity_now(rename.entity)
    table = next((each for each in tables if each.info["entity"] == name), None)
    if table is None:  # of a part of others, which have columns for it
        parts = [
            (each, column) for each in tables for column in each.columns if column.info["part"] == (name, rename.new)
        ]
        is_made = any(column.name in found.columns.get(each.name, {}).values() for each, column in parts)
        kind, now = "column", any(column.name in there.get(each.name, ()) for each, column in parts)
    elif rename.entity is None:
        is_made, kind, now = table.name in found.former_tables, "table", table.name in there
    else:
        own = {each.name for each in table.columns if each.info["field"] == rename.new}
        made = found.columns.get(table.name, {}).values()
        known = there.get(found.former_tables.get(table.name, table.name), ())
        is_made, kind, now = not own.isdisjoint(made), "column", not own.isdisjoint(known)
    if not is_made:
        why = f"`{rename.new}` is in the revisions already" if now else f"the revisions know no {kind} of the old name"
        raise RevisionRefused(f"`--rename {rename}` renames nothing: {why}", help="leave the option away")
