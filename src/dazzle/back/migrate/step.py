"""A step of a revision: what is done, how it is taken back, and what it says."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum, auto
from typing import Self

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

    DROP_INDEX_FIRST, and those from BUILD_INDEX on, are not in the transaction of the others.
    """

    DROP_INDEX_FIRST = auto()
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
    DROP_INDEX_LAST = auto()
    ROWS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An UPDATE of which only a person knows the values, unless all of them are the columns' defaults.

    Names and conditions are SQL; a row for which one of the conditions holds is to be changed.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    where: tuple[str, ...]
    by_default: bool = False

    def __and__(self, other: Self) -> Self:
        """Both at once: the columns of one field are all there, or none is."""
        return replace(
            self,
            columns=self.columns + other.columns,
            where=self.where + other.where,
            by_default=self.by_default and other.by_default,
        )

    @property
    def asks(self) -> str:
        """What it is to look like."""
        return self._with("...")

    @property
    def sql(self) -> str:
        """What it is, "" as long as nobody has said."""
        return self._with("DEFAULT") if self.by_default else ""

    def _with(self, value: str) -> str:
        changes = ", ".join(f"{column} = {value}" for column in self.columns)
        return f"UPDATE {self.table} SET {changes} WHERE {' OR '.join(self.where)}"  # noqa: S608  names are quoted


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
