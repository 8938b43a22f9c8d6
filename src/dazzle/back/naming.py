"""What constraints and indexes are called: `<kind>_<table>_<what>`, never longer than PostgreSQL keeps.

Which of them would be called the same, and so have another name, is known of the whole application: see `names`.
"""

import hashlib
from typing import NamedTuple

LONGEST = 63  # bytes; PostgreSQL cuts what is longer (PostgreSQL documentation 4.1.1), and two names become one
HASH_LENGTH = 8


class Name(NamedTuple):  # of which there are many: to make one takes a third of what a dataclass takes
    """What something of a table is to be called. `word` is no column's or field's: what is meant of them.

    `more` tells it from something else of the same name, and is then always to be seen in it, as a hash.
    """

    kind: str
    table: str
    what: tuple[str, ...] = ()
    word: str = ""
    more: str = ""

    @property
    def spelled(self) -> str:
        words = (self.kind, self.table, *self.what, self.word) if self.word else (self.kind, self.table, *self.what)
        found = fitted("_".join(words))
        return _with_hash(found, f"{found}\0{self.more}") if self.more else found

    @property
    def told_apart(self) -> str:
        """What it is called where something else is spelled the same."""
        return _with_hash(self.spelled, "\0".join((self.kind, self.table, *self.what, "", self.word, self.more)))


def primary_key(table: str) -> Name:
    return Name("pk", table)


def unique(table: str, *columns: str, word: str = "") -> Name:
    return Name("uq", table, columns, word)


def foreign_key(table: str, field: str, target: str) -> Name:
    return Name("fk", table, (field, target))


def index(table: str, *columns: str, more: str = "") -> Name:
    return Name("ix", table, columns, more=more)


def exclusion(table: str, *columns: str) -> Name:
    return Name("ex", table, columns)


def check(table: str, *field: str, word: str) -> Name:
    return Name("ck", table, field, word)


def ends_after_start(table: str, end: str) -> Name:
    """The CHECK of a period."""
    return Name("ck", table, (end,), "after_start")


def fitted(name: str) -> str:
    """The name, or as much of it as fits with a hash of all of it."""
    return name if len(name.encode()) <= LONGEST else _with_hash(name, name)


def _with_hash(name: str, hashed: str) -> str:
    suffix = "_" + hashlib.sha256(hashed.encode()).hexdigest()[:HASH_LENGTH]
    kept = name.encode()[: LONGEST - len(suffix)].decode(errors="ignore")
    return kept.rstrip("_") + suffix
