"""What a transaction locks, and for how long, in PostgreSQL's terms (documentation 13.3, and ALTER TABLE)."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.migrate.altering import rewrites_table
from dazzle.back.migrate.catalogue import Column, Constraint, Index
from dazzle.back.migrate.step import Stage, Step

MOMENT = "for a moment"
REWRITTEN = "while every row is written anew"
READ = "while every row is read"
READING = frozenset({Stage.ADD_CONSTRAINT, Stage.ADD_INDEX, Stage.ADD_FOREIGN_KEY})


def locks_of(step: Step) -> frozenset[str]:
    """The tables that the step locks, those that it makes among them."""
    found = set()
    for operation in step.up:
        match operation:
            case ops.CreateTableOp(table_name=name, columns=columns):
                keys = [item for item in columns if isinstance(item, sa.ForeignKeyConstraint)]
                found |= {name, *(each.target_fullname.partition(".")[0] for key in keys for each in key.elements)}
            case ops.RenameTableOp(new_table_name=name):
                found.add(name)
            case ops.CreateForeignKeyOp(source_table=source, referent_table=target):
                found |= {source, target}
            case _:
                found |= {getattr(operation, "table_name", ""), step.row.table if step.row else step.table}
    if isinstance(step.row, Constraint) and step.row.references is not None:
        found.add(step.row.references)
    return frozenset(found) - {""}


def taken(block: Collection[Step]) -> str:
    """What the steps of one transaction lock, until it ends."""
    made = {each.table_name for step in block for each in step.up if isinstance(each, ops.CreateTableOp)}
    changed = _locked(step for step in block if not _only_refers(step)) - made
    referred = _locked(block) - made - changed
    first = next(iter(block))
    if first.stage is Stage.VALIDATE:
        return f"reads every row{_of(_subjects(block))} while others read and write (SHARE UPDATE EXCLUSIVE)"
    if first.stage in {Stage.FILL, Stage.FILL_AGAIN}:
        return _filling(first)
    if changed:
        others = f", and SHARE ROW EXCLUSIVE on {_and(sorted(referred))}" if referred else ""
        return f"ACCESS EXCLUSIVE on {_and(sorted(changed))}{others} {_how_long(block)}"
    if first.stage is Stage.REFER:
        return f"SHARE ROW EXCLUSIVE on {_and(sorted(referred))} {MOMENT}"
    writers = f", but writers of {_and(sorted(referred))} for a moment (SHARE ROW EXCLUSIVE)" if referred else ""
    return f"nobody waits{writers}"


def _locked(steps: Iterable[Step]) -> frozenset[str]:
    return frozenset().union(*map(locks_of, steps))


def _only_refers(step: Step) -> bool:
    """Whether a table that is there is only referred to, which keeps its writers waiting and no reader."""
    return step.stage is Stage.REFER or all(
        isinstance(each, ops.CreateTableOp | ops.CreateForeignKeyOp) for each in step.up
    )


def rewrites(step: Step) -> bool:
    """Whether PostgreSQL writes a table that is there anew."""
    match step.old, step.new:
        case (Column() as old, Column() as new) if old.type != new.type:
            return rewrites_table(old, new)
        case None, Column() as new:
            return bool(new.generated == "s" or new.identity) and step.stage in {Stage.ADD_COLUMN, Stage.ADD_GENERATED}
    return False


def _how_long(block: Collection[Step]) -> str:
    if any(map(rewrites, block)):
        return REWRITTEN
    if any(step.stage in READING and isinstance(step.new, Constraint | Index) and _reads(step) for step in block):
        return READ
    return MOMENT


def _reads(step: Step) -> bool:
    """Whether it is an index that is built, or a constraint that is not NOT VALID."""
    return not any("NOT VALID" in str(getattr(each, "sqltext", "")) or _is_deferred(each) for each in step.up)


def _is_deferred(operation: ops.MigrateOperation) -> bool:
    return bool(getattr(operation, "kw", {}).get("postgresql_not_valid"))


def _filling(step: Step) -> str:
    table = "" if step.row is None else step.row.table
    rows = f"changes rows of {table}"
    if step.unforced:
        came = " that came meanwhile; the table" if step.stage is Stage.FILL_AGAIN else ", which"
        return f"{rows}{came} is locked until it is done (ACCESS EXCLUSIVE, for its row security)"
    if step.stage is Stage.FILL_AGAIN:
        return f"{rows} that came meanwhile"
    return f"{rows}, each of which is locked until it is done"


def _subjects(block: Collection[Step]) -> list[str]:
    return sorted({step.table or (step.row.table if step.row else "") for step in block} - {""})


def _of(tables: Collection[str]) -> str:
    return f" of {_and(tables)}" if tables else ""


def _and(names: Collection[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
