"""A value that an enum loses: the rows that have it get another one first, which a person says.

## What it does

The CHECK that lists the values is replaced by one that allows the old ones and the new ones. Then comes the place for
the statement that says what the rows become which have a value that goes; then the CHECK becomes the new one, first for
the rows that come, and is validated.
"""

import re
from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Column, Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rebuild import CHECK, execute
from dazzle.back.migrate.rewrites.rewrite import NOT_VALID, Rewrite, stays_readable
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Statement, Step, Way
from dazzle.back.quoting import identifier

VALUES = re.compile(
    r"CHECK \(\(+[^()=]+\)?(?:::text)? = (?:ANY \(+ARRAY\[(?P<list>.*)\]|(?P<one>'.*'))",
    re.DOTALL,  # a value may have lines
)
# Of a list, each of whose items is one of the values.
ITEMS = re.compile(r"CHECK \(\(+[^()=<]+\)?(?:::text\[\])? <@ \(?ARRAY\[(?P<list>.+)\]", re.DOTALL)
VALUE = re.compile(r"'((?:[^']|'')*)'")


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    former = {
        (step.old.table, step.old.name): step.old
        for step in steps
        if isinstance(step.old, Constraint)
        and step.stage is Stage.DROP_CONSTRAINT
        and step.old.type == "c"
        and stays_readable(step.old, steps)
    }
    for step in steps:
        yield step
        row = step.new
        if isinstance(row, Constraint) and step.stage is Stage.ADD_CONSTRAINT and (row.table, row.name) in former:
            old = former[row.table, row.name]
            gone = listed(old) - listed(row) - _moved(row, steps)
            if gone and listed(row) and len(row.columns) == 1:
                if not listed(row) <= listed(old):
                    yield from _either(old, row)
                yield _moving(row, sorted(gone), situation)


def _moved(row: Constraint, steps: tuple[Step, ...]) -> frozenset[str]:
    """The values that other steps give to no row any more, as where an entity that they name is renamed."""
    own = (step for step in steps if isinstance(step.new, Column) and step.new.table == row.table)
    return frozenset().union(*(step.gone for step in own if step.row and step.row.name in row.columns))


def listed(row: Constraint) -> frozenset[str]:
    """The values that a CHECK lists, as SQL; none for one that lists none."""
    found = VALUES.match(row.definition) or ITEMS.match(row.definition)
    written = [] if found is None else VALUE.findall(found["list"] or found["one"])
    return frozenset(f"'{each}'" for each in written)


def _either(old: Constraint, new: Constraint) -> Iterator[Step]:
    """While rows are moved from the old values to the new ones, both are allowed."""
    table, name = identifier(new.table), identifier(new.name)
    if ITEMS.match(new.definition):  # a list may have old values and new ones
        both = ", ".join(sorted(listed(old) | listed(new)))
        allowed = [f"{identifier(*new.columns)} <@ ARRAY[{both}]::text[]"]
    else:
        allowed = [found["condition"] for row in (old, new) if (found := CHECK.fullmatch(row.definition)) is not None]
    added = f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({' OR '.join(allowed)}){NOT_VALID}"
    yield Step(
        # With what else changes of the table, before the rows do.
        stage=Stage.ADD_CONSTRAINT,
        says="",
        table=new.table,
        up=(execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}"), execute(added)),
        down=(),
    )


def _moving(row: Constraint, gone: list[str], situation: Situation) -> Step:
    (column,) = row.columns
    named, name = identifier(column), f"move {row.table}.{column}"
    values = ", ".join(gone)
    having = f"{named} && ARRAY[{values}]" if ITEMS.match(row.definition) else f"{named} IN ({values})"
    return Step(
        stage=Stage.FILL,
        way=Way.ALONE,
        name=name,
        says="",
        new=row,
        up=(),
        down=(),
        statement=Statement(
            name=name,
            table=identifier(row.table),
            columns=(named,),
            where=(having,),
        ),
        unforced=frozenset({row.table}) & situation.forced,
    )


REWRITE = Rewrite(
    slug="enum-value-removed",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            setup=("ALTER TABLE t ADD CONSTRAINT ck CHECK (c = ANY (ARRAY['x', 'y']))",),
            bad=(
                (
                    "ALTER TABLE t DROP CONSTRAINT ck; UPDATE t SET c = 'x' WHERE c = 'y';"
                    " ALTER TABLE t ADD CONSTRAINT ck CHECK (c = ANY (ARRAY['x']))"
                ),
            ),
            good=(
                "UPDATE t SET c = 'x' WHERE c = 'y'",
                (
                    "ALTER TABLE t DROP CONSTRAINT ck;"
                    " ALTER TABLE t ADD CONSTRAINT ck CHECK (c = ANY (ARRAY['x'])) NOT VALID"
                ),
                "ALTER TABLE t VALIDATE CONSTRAINT ck",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
        ),
    ),
)
