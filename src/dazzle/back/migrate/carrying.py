"""What has to step aside while something else changes: it is taken away before, and made again after.

PostgreSQL changes the type of no column that a policy, a function or a generated column reads, drops no function that
is called and no key that a foreign key stands on, and drops with a column what is made of it.
"""

from collections.abc import Collection, Iterator

from dazzle.back.migrate.catalogue import Column, Constraint, Difference, Function, Index, Policy, Row, key_of

KEYS = {"p", "u"}


def carried(
    differences: Collection[Difference], before: Collection[Row], staying: Collection[Difference]
) -> tuple[Row, ...]:
    """The rows of `before` that stay as they are, or go in a later revision (`staying`), and are in the way."""
    waiting = [row for each in differences if each not in staying and (row := _moved(each)) is not None]
    if not waiting:
        return ()
    changing = {key_of(each.row) for each in differences} - {key_of(each.row) for each in staying}
    candidates = [row for row in before if _depends(row) and key_of(row) not in changing]
    made_anew = {key_of(row) for row in waiting if not isinstance(row, Column) or row.generated}
    found: list[Row] = []
    while waiting:
        moved = waiting.pop()
        whole = key_of(moved) in made_anew
        standing = [row for row in candidates if _stands_on(row, moved, whole=whole)]
        candidates = [row for row in candidates if row not in standing]
        made_anew |= {key_of(row) for row in standing}
        found += standing
        waiting += standing
    return tuple(found)


def regenerated(old: Column, new: Column) -> bool:
    """Whether a generated column becomes another: nothing is lost when it is dropped, and made anew."""
    if not old.generated or not new.generated:
        return False
    return (old.type, old.default, old.generated, old.collation) != (
        new.type,
        new.default,
        new.generated,
        new.collation,
    )


def _moved(difference: Difference) -> Row | None:
    """What of the old side is dropped or changed so that others are in its way."""
    match difference.before, difference.after:
        case ((Column() as old), (Column() as new)) if regenerated(old, new) or old.type != new.type:
            return old
        case ((Function() as old), _):
            return old
        case ((Constraint() as old), _) if old.type in KEYS:
            return old
        case ((Index() as old), _) if old.unique:
            return old
    return None


def _depends(row: Row) -> bool:
    """Whether it is a thing that may stand on another."""
    return isinstance(row, Policy | Function | Constraint | Index) or (isinstance(row, Column) and bool(row.generated))


def _stands_on(row: Row, moved: Row, *, whole: bool) -> bool:
    match moved:
        case Column(table, name):
            # Constraints and indexes PostgreSQL takes along by itself, unless the column is made anew.
            return (table, name) in _reads(row) and (whole or not isinstance(row, Constraint | Index))
        case Function():
            return isinstance(row, Policy | Function) and moved.name in row.calls
        case Constraint() | Index():
            return isinstance(row, Constraint) and (row.references, row.key) == (moved.table, moved.name)
    return False


def _reads(row: Row) -> Iterator[tuple[str, str]]:
    match row:
        case Policy() | Function():
            yield from row.reads
        case Column():
            yield from ((row.table, name) for name in row.reads)
        case Constraint() | Index():
            yield from ((row.table, name) for name in row.columns)
