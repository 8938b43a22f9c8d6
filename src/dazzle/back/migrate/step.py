"""A step of a revision: what is done, how it is taken back, and what it says."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from alembic.operations import ops


class Phase(StrEnum):
    """What a revision file is for; expanding and destructive steps are never in one file."""

    EXPAND = "expand"
    CONTRACT = "contract"
    DATA = "data"


class Stage(IntEnum):
    """The order of the steps: what stands in the way goes first, what needs the rest comes last."""

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
    ROWS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`rank` orders steps of one stage. `says` is "" for a part of another step; `note` is what to think of.

    `queried` are the tables that PostgreSQL itself asks for rows as their owner, when it is done or taken back.
    """

    phase: Phase = Phase.EXPAND
    stage: Stage
    rank: int = 0
    says: str
    up: tuple[ops.MigrateOperation, ...]
    down: tuple[ops.MigrateOperation, ...]
    note: str = ""
    queried: frozenset[str] = frozenset()


def in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.phase is Phase.CONTRACT, step.stage, step.rank)))
