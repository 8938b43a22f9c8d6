"""A step of a revision: what is done, how it is taken back, and what it says."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from alembic.operations import ops


class Phase(StrEnum):
    """What a revision file is for; expanding and destructive steps are never in one file."""

    EXPAND = "expand"
    CONTRACT = "contract"
    DATA = "data"


class Stage(IntEnum):
    """The order of the steps: what stands in the way goes first, what needs the rest comes last."""

    RENAME = 1
    DROP_FOREIGN_KEY = 2
    DROP_CONSTRAINT = 3
    DROP_INDEX = 4
    CREATE_TABLE = 5
    ADD_COLUMN = 6
    ALTER_COLUMN = 7
    ADD_CONSTRAINT = 8
    ADD_INDEX = 9
    ADD_FOREIGN_KEY = 10
    DROP_COLUMN = 11
    DROP_TABLE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`rank` orders steps of one stage. `says` is "" for a part of another step; `note` is what to think of."""

    phase: Phase = Phase.EXPAND
    stage: Stage
    rank: int = 0
    says: str
    up: tuple[ops.MigrateOperation, ...]
    down: tuple[ops.MigrateOperation, ...]
    note: str = ""


def in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.phase is Phase.CONTRACT, step.stage, step.rank)))
