"""A column that changes: its type, default, NOT NULL and identity, each a step."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.metadata import sql_text
from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.rebuild import execute, identity_sql, type_of
from dazzle.back.migrate.step import Stage, Step
from dazzle.back.migrate.words import named
from dazzle.back.quoting import identifier
from dazzle.diagnostics.errors import RevisionRefused

FAMILIES = (  # inside one, PostgreSQL converts by itself, and errs on what does not fit where a cast would cut it
    frozenset({"character varying", "text"}),
    frozenset({"smallint", "integer", "bigint", "numeric", "double precision"}),
)


WHOLE = frozenset({"smallint", "integer", "bigint"})
KEEPS_LESS: Mapping[str, frozenset[str]] = {  # by the type before: those after it that round or cut
    **dict.fromkeys(WHOLE, frozenset({"boolean", "double precision"})),
    "numeric": WHOLE | {"double precision"},
    "double precision": WHOLE | {"numeric"},
    "timestamp with time zone": frozenset({"date", "time without time zone"}),
}
SCALE = re.compile(r"\(\d+,(-?\d+)\)")
ARRAY = "[]"
LENGTH = re.compile(r"\((\d+)")
MOST_CHARACTERS = 1 << 30
MOST_DIGITS = 16383  # PostgreSQL documentation 8.1.2


def base_type(printed: str) -> str:
    """`numeric(10,2)` and `numeric(12,2)` are one type with two modifiers."""
    return printed.partition("(")[0]


def rewrites_table(old: Column, new: Column) -> bool:
    """Whether the change of the type makes PostgreSQL write the table anew, or read all of it (15 to 18 alike).

    It does neither where every value of the old type is one of the new one as it stands (PostgreSQL documentation,
    ALTER TABLE, Notes; measured for each of these).
    """
    before, after = base_type(old.type), base_type(new.type)
    if ARRAY in old.type or ARRAY in new.type:
        return True
    if after == "text" or (after == "character varying" and "(" not in new.type):
        return before not in FAMILIES[0]
    if before == after == "character varying":
        return _length(old) > _length(new)
    if before == after == "numeric":
        unlimited = "(" not in new.type
        return not unlimited and (_scale(old) != _scale(new) or _precision(old) > _precision(new))
    return True


def _length(column: Column) -> int:
    """Characters of `character varying(80)`; of one without a length as many as there may be."""
    found = LENGTH.search(column.type)
    return int(found[1]) if found else MOST_CHARACTERS


def _precision(column: Column) -> int:
    found = LENGTH.search(column.type)
    return int(found[1]) if found else MOST_DIGITS * MOST_DIGITS


def altered(old: Column, new: Column, target: sa.Column[Any]) -> Iterator[Step]:
    """The steps from `old` to `new`, which `target` describes. Raises RevisionRefused for what cannot be written."""
    renumbered = old.identity and new.identity and old.numbering != new.numbering
    if (old.generated, old.collation) != (new.generated, new.collation) or renumbered:
        raise RevisionRefused(
            f"{named(new)} changes how it is {'numbered' if renumbered else 'generated or collated'},"
            f" which is not written yet",
            help='write it by hand, in a revision of `dazzle db revision --empty -m "..."`',
        )
    if old.type == new.type:
        if old.default != new.default:
            yield _default(old, new, target)
    else:
        # A default is kept in the old type's words, which the new type may not understand.
        if old.default is not None:
            yield _step("", _altering(old, default=None), _altering(old, default=sql_text(old.default)))
        yield _type(old, new, target)
        if target.server_default is not None:
            yield _step("", _altering(new, default=_default_of(target)), _altering(new, default=None))
    if old.nullable != new.nullable:
        yield _step(
            f"{named(new)} may be NULL" if new.nullable else f"{named(new)} is required",
            _altering(new, nullable=new.nullable),
            _altering(new, nullable=old.nullable),
            note="" if new.nullable else f"fails while a row has NULL in {new.name}: fill those first",
        )
    if old.identity != new.identity:
        yield _identity(old, new)
    if old.comment != new.comment:
        yield _step(
            f"the comment of {named(new)} changes",
            ops.AlterColumnOp(new.table, new.name, modify_comment=new.comment),
            ops.AlterColumnOp(old.table, old.name, modify_comment=old.comment),
        )


def freed(row: Column) -> Step:
    """The step that lets a column be NULL before it goes: code without it writes rows as soon as it runs."""
    return Step(
        stage=Stage.ALTER_COLUMN,
        says=f"{named(row)}, which goes later, may be NULL",
        old=row,
        new=replace(row, nullable=True),
        up=(ops.AlterColumnOp(row.table, row.name, modify_nullable=True),),
        down=(ops.AlterColumnOp(row.table, row.name, modify_nullable=False),),
        note="so that code without it can write rows already; taken back only while no row has NULL there",
    )


def _step(says: str, up: ops.MigrateOperation, down: ops.MigrateOperation, *, note: str = "") -> Step:
    return Step(stage=Stage.ALTER_COLUMN, says=says, up=(up,), down=(down,), note=note)


def _altering(
    column: Column, *, nullable: bool | None = None, default: sa.TextClause | bool | None = False
) -> ops.AlterColumnOp:
    return ops.AlterColumnOp(column.table, column.name, modify_nullable=nullable, modify_server_default=default)


def _default(old: Column, new: Column, target: sa.Column[Any]) -> Step:
    says = f"take the default of {named(new)} away"
    if new.default is not None:
        says = f"the default of {named(new)} is {new.default}"
    before = None if old.default is None else sql_text(old.default)
    return _step(says, _altering(new, default=_default_of(target)), _altering(new, default=before))


def _default_of(target: sa.Column[Any]) -> sa.TextClause | None:
    """The default as the MetaData writes it; None where there is none."""
    default = target.server_default
    return default.arg if isinstance(default, sa.DefaultClause) and isinstance(default.arg, sa.TextClause) else None


def _type(old: Column, new: Column, target: sa.Column[Any]) -> Step:
    former = type_of(old)
    lost = "what the new type does not keep of a value is lost, " if _loses(old, new) else ""
    note = f"PostgreSQL rewrites {new.table} under ACCESS EXCLUSIVE; {lost}values that do not fit make this fail"
    if not rewrites_table(old, new):
        note = f"takes ACCESS EXCLUSIVE on {new.table} for a moment: no row is read or written"
    if former is None:
        back: ops.MigrateOperation = execute(
            f"ALTER TABLE {identifier(old.table)} ALTER COLUMN {identifier(old.name)} TYPE {old.type}"
            f" USING {identifier(old.name)}::{old.type}"
        )
    else:
        back = ops.AlterColumnOp(old.table, old.name, modify_type=former, postgresql_using=_using(new, old))
    return _step(
        f"the type of {named(new)} is {new.type}, and was {old.type}",
        ops.AlterColumnOp(new.table, new.name, modify_type=target.type, postgresql_using=_using(old, new)),
        back,
        note=note,
    )


def _loses(old: Column, new: Column) -> bool:
    """Whether PostgreSQL rounds or cuts in silence what the new type cannot hold."""
    before, after = base_type(old.type), base_type(new.type)
    if before == after == "numeric":
        return _scale(new) < _scale(old)
    return after in KEEPS_LESS.get(before, ())


def _scale(column: Column) -> int:
    """Digits behind the point of `numeric(10,2)`; of a plain `numeric` as many as there may be."""
    found = SCALE.search(column.type)
    return int(found[1]) if found else MOST_DIGITS


def _using(source: Column, result: Column) -> str | None:
    bases = {base_type(source.type), base_type(result.type)}
    if len(bases) == 1 or any(bases <= family for family in FAMILIES):
        return None
    if base_type(result.type) == "jsonb" and base_type(source.type) not in FAMILIES[0]:
        # There is a cast to jsonb from text alone, and it reads the text as a document.
        return f"to_jsonb({identifier(result.name)})"
    return f"{identifier(result.name)}::{result.type}"


def _identity(old: Column, new: Column) -> Step:
    column = f"ALTER TABLE {identifier(new.table)} ALTER COLUMN {identifier(new.name)}"

    def statements(before: Column, after: Column) -> tuple[ops.MigrateOperation, ...]:
        dropped = (execute(f"{column} DROP IDENTITY"),) if before.identity else ()
        return (*dropped, *((execute(f"{column} ADD {identity_sql(after)}"),) if after.identity else ()))

    return Step(
        stage=Stage.ALTER_COLUMN,
        says=f"{named(new)} is numbered by PostgreSQL" if new.identity else f"{named(new)} is no longer numbered",
        up=statements(old, new),
        down=statements(new, old),
        note="the numbering begins at 1: set it with setval() when there are rows" if new.identity else "",
    )
