"""What PostgreSQL says no with, and when it cannot answer at all (PostgreSQL documentation, appendix A)."""

from dataclasses import dataclass
from enum import StrEnum

import psycopg


class Kind(StrEnum):
    UNIQUE = "unique"
    REFERENCE = "reference"  # a foreign key: the row referred to is not there, or the row is referred to
    CHECK = "check"
    REQUIRED = "required"
    FORBIDDEN = "forbidden"  # the policies of row security, or a right that the role has not
    VALUE = "value"  # it does not fit into its column or its index


KINDS = {
    "23001": Kind.REFERENCE,  # restrict_violation: what PostgreSQL 18 says where 15 said 23503
    "23502": Kind.REQUIRED,
    "23503": Kind.REFERENCE,
    "23505": Kind.UNIQUE,
    "23514": Kind.CHECK,
    "23P01": Kind.UNIQUE,
    "42501": Kind.FORBIDDEN,
}
VALUE_CLASSES = ("22", "54")  # data exception; program limit exceeded (an index row that is too large)


class Refused(Exception):
    """The statement was refused, and its transaction undone. `constraint`, `table`, `column` are "" when not said."""

    def __init__(self, kind: Kind, error: psycopg.Error) -> None:
        self.kind = kind
        self.constraint = error.diag.constraint_name or ""
        self.table = error.diag.table_name or ""
        self.column = error.diag.column_name or ""
        super().__init__(error.diag.message_primary)


class Trouble(StrEnum):
    LOST = "lost"
    BUSY = "busy"
    COLLISION = "collision"
    SLOW = "slow"
    READ_ONLY = "read-only"
    REPLANNED = "replanned"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class _Sign:
    sqlstates: tuple[str, ...]  # whole, or their beginnings
    trouble: Trouble


SIGNS = (
    _Sign(("08", "57P01", "57P02", "57P03", "57P05"), Trouble.LOST),
    _Sign(("40001", "40P01"), Trouble.COLLISION),
    _Sign(("55P03", "57014"), Trouble.SLOW),
    _Sign(("53",), Trouble.BUSY),
    _Sign(("25006",), Trouble.READ_ONLY),
    _Sign(("0A000", "26000"), Trouble.REPLANNED),
    _Sign(("42703", "42P01"), Trouble.CHANGED),
)
SENTENCES = {
    Trouble.LOST: "The connection to the database was lost.",
    Trouble.BUSY: "The database has no free connection for this request now.",
    Trouble.COLLISION: "Others are changing the same rows.",
    Trouble.SLOW: "The database took too long.",
    Trouble.READ_ONLY: "The database takes no changes now.",
    Trouble.REPLANNED: "The database's schema has just changed.",
    Trouble.CHANGED: "The database lacks a column that this page needs: a revision is to be written, or to be applied.",
}


class Unanswered(Exception):
    """The database did not answer. Of a write, nobody knows whether it took place when the trouble is LOST."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(SENTENCES[trouble])


def translated(error: psycopg.Error) -> Refused | Unanswered | None:
    """The error as one of ours; None for one that only a mistake of ours can cause."""
    state = error.sqlstate
    if state is None:
        # Without a SQLSTATE the error is not the server's: psycopg found the connection closed, or could not open one.
        return Unanswered(Trouble.LOST) if isinstance(error, psycopg.OperationalError) else None
    for sign in SIGNS:
        if state.startswith(sign.sqlstates):
            return Unanswered(sign.trouble)
    if state in KINDS:
        return Refused(KINDS[state], error)
    return Refused(Kind.VALUE, error) if state.startswith(VALUE_CLASSES) else None
