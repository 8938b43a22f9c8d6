"""What is never written unasked: a drop and an add that may be a rename, a NOT NULL that rows have no value for."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import sqlalchemy as sa

from dazzle.back.migrate.altering import FAMILIES, base_type
from dazzle.back.migrate.catalogue import Column, Difference, Row, Table
from dazzle.diagnostics.errors import RevisionRefused

ALIKE = 0.5  # the share of columns in common from which a table may be another one renamed


class Problem(NamedTuple):
    message: str
    help: str


def refuse(differences: Collection[Difference], before: Collection[Row], target: sa.MetaData) -> None:
    """Raises RevisionRefused, whose help says the way out, when one of the differences has two meanings."""
    problems = list(_renamed_tables(differences, before, target)) or list(_renamed_columns(differences, target))
    problems = problems or list(_unfilled(differences, target))
    if problems:
        raise RevisionRefused(
            "; ".join(problem.message for problem in problems), help="\n".join(problem.help for problem in problems)
        )


def _renamed_tables(
    differences: Collection[Difference], before: Collection[Row], target: sa.MetaData
) -> Iterator[Problem]:
    gone = [d.row.table for d in differences if isinstance(d.before, Table) and d.after is None]
    new = [d.row.table for d in differences if isinstance(d.after, Table) and d.before is None]
    after = [d.after for d in differences if isinstance(d.after, Column)]
    for old in gone:
        for table in new:
            shapes = [{(row.name, row.type) for row in before if isinstance(row, Column) and row.table == old}]
            shapes.append({(row.name, row.type) for row in after if row.table == table})
            if len(shapes[0] & shapes[1]) > ALIKE * max(map(len, shapes)):
                entity = target.tables[table].info["entity"]
                yield Problem(
                    f"the table {old} goes and {table}, which is much like it, comes: its rows would be lost",
                    f"write `was: {old}` in the entity `{entity}` if it is the same one under another name;"
                    f" if it is not, remove the old one in a revision of its own first",
                )


def _renamed_columns(differences: Collection[Difference], target: sa.MetaData) -> Iterator[Problem]:
    whole = _whole(differences)
    gone = [d.before for d in differences if isinstance(d.before, Column) and d.after is None]
    new = [d.after for d in differences if isinstance(d.after, Column) and d.before is None]
    for old in gone:
        for column in new:
            if old.table == column.table and old.table not in whole and _fits(old.type, column.type):
                table = target.tables[old.table]
                entity, field = table.info["entity"], table.columns[column.name].info["field"]
                if field is None:
                    continue  # it has no place in the text where a former name could stand
                yield Problem(
                    f"`{entity}` loses {old.name} and gets {column.name}: if that is a rename, values would be lost",
                    f"write `was: {old.name}` after the type of `{entity}.{field}` if it is the same field;"
                    f" if it is not, remove the old one in a revision of its own first",
                )


def _whole(differences: Collection[Difference]) -> frozenset[str]:
    """The tables that come or go; one that changes may have rows."""
    return frozenset(d.row.table for d in differences if isinstance(d.row, Table) and None in (d.before, d.after))


def _fits(old: str, new: str) -> bool:
    bases = {base_type(old), base_type(new)}
    return len(bases) == 1 or bases <= FAMILIES[0]


def _unfilled(differences: Collection[Difference], target: sa.MetaData) -> Iterator[Problem]:
    """Required columns without a default on tables that exist: the rows that are there could not have a value."""
    whole = _whole(differences)
    for difference in differences:
        row = difference.after
        if difference.before is not None or not isinstance(row, Column) or row.table in whole:
            continue
        if target.tables[row.table].info.get("partition") == row.name:
            entity = target.tables[row.table].info["entity"]
            yield Problem(
                f"`{entity}` gets {row.name}, which tells whose row it is: of rows that are there, nobody knows it",
                'say it by hand, in a revision of `dazzle db revision --empty -m "..."`:'
                f" add {row.name} to {row.table}, fill it, make it NOT NULL; then write this one",
            )
            continue
        if not row.nullable and row.default is None and not row.identity and not row.generated:
            table = target.tables[row.table]
            if (name := table.columns[row.name].info["field"]) is None:
                yield Problem(
                    f"column {row.table}.{row.name} is new and required: rows that are there would have no value",
                    f'add {row.name} in a revision of `dazzle db revision --empty -m "..."` that says which value'
                    f" the rows of {row.table} get, then write this one",
                )
                continue
            field = f"{table.info['entity']}.{name}"
            yield Problem(
                f"`{field}` is new and required, and has no default: rows that are there would have no value",
                f"give `{field}` a default (`= ...`); or leave `required` away for now, fill the rows in a revision"
                f' of `dazzle db revision --empty -m "..."`, and make it required after that',
            )
