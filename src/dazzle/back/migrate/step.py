"""A step of a revision: what is done, how it is taken back, and what it says."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from alembic.operations import ops

from dazzle.back.migrate.catalogue import Row


class Phase(StrEnum):
    """What a revision file is for; expanding and destructive steps are never in one file."""

    EXPAND = "expand"
    CONTRACT = "contract"
    DATA = "data"


class Way(StrEnum):
    """The transaction that a step runs in: one with other steps, one of its own, or none."""

    TOGETHER = auto()
    ALONE = auto()
    CONCURRENTLY = auto()


class Stage(IntEnum):
    """The order of the steps: what stands in the way goes first, what needs the rest comes last.

    RETIRE_INDEX, and those from BUILD_INDEX on, are not in the transaction of the others.
    """

    RETIRE_INDEX = auto()
    RENAME = auto()
    LIFT_ROW_SECURITY = auto()
    CREATE_EXTENSION = auto()
    DROP_POLICY = auto()
    DROP_FUNCTION = auto()
    DROP_FOREIGN_KEY = auto()
    DROP_CONSTRAINT = auto()
    DROP_INDEX = auto()
    DROP_GENERATED = auto()
    CREATE_TABLE = auto()
    ADD_COLUMN = auto()
    ALTER_COLUMN = auto()
    ADD_GENERATED = auto()
    ADD_CONSTRAINT = auto()
    ADD_INDEX = auto()
    ADD_FOREIGN_KEY = auto()
    DROP_COLUMN = auto()
    DROP_TABLE = auto()
    CREATE_FUNCTION = auto()
    CREATE_POLICY = auto()
    ROW_SECURITY = auto()
    BUILD_INDEX = auto()
    TAKE_INDEX = auto()
    REFER = auto()
    FILL = auto()
    HOLD = auto()
    FILL_AGAIN = auto()
    LIFT_TO_VALIDATE = auto()
    VALIDATE = auto()
    FORCE_AGAIN = auto()
    REQUIRE = auto()
    LEAVE_INDEX = auto()
    ROWS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """SQL that only a person knows: what it is to do, and what it may look like. `sql` is "" as long as nobody said."""

    name: str
    asks: str
    sql: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`rank` orders steps of one stage. `says` is "" for a part of another step; `note` is what to think of.

    `old` and `new` are the row that it is about, before and after, or `table` its table alone. `name` is what a
    transaction of its own is called, or the index that is built or dropped. `queried` are the tables that PostgreSQL
    itself asks for rows as their owner, when it is done or taken back; `unforced` those whose rows its statement
    changes, which row security may hide; `gone` the values, as SQL, that no row has in the column afterwards.
    """

    phase: Phase = Phase.EXPAND
    stage: Stage
    rank: int = 0
    says: str
    up: tuple[ops.MigrateOperation, ...]
    down: tuple[ops.MigrateOperation, ...]
    note: str = ""
    queried: frozenset[str] = frozenset()
    old: Row | None = None
    new: Row | None = None
    table: str = ""
    way: Way = Way.TOGETHER
    name: str = ""
    statement: Statement | None = None
    unforced: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    @property
    def row(self) -> Row | None:
        """The row that it is about, as it is afterwards where it still is."""
        return self.new or self.old


def in_order(steps: Collection[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.phase is Phase.CONTRACT, step.stage, step.rank)))
