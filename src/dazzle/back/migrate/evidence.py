"""What a rule says of PostgreSQL, to be shown on a server: a bad way, a good one, and what tells them apart.

A test runs both on every server version and looks at the strongest lock of the session on the table (pg_locks), at the
file of the table (relfilenode: another one is a rewrite) and at what the server says it does (DEBUG1: `verifying
table`, `validating foreign key constraint`, `building index`).
"""

from dataclasses import dataclass
from enum import StrEnum


class Lock(StrEnum):
    """Table locks as pg_locks calls them, the stronger ones later (PostgreSQL documentation 13.3)."""

    SHARE_UPDATE_EXCLUSIVE = "ShareUpdateExclusiveLock"  # other DDL waits
    SHARE = "ShareLock"  # writers wait
    SHARE_ROW_EXCLUSIVE = "ShareRowExclusiveLock"  # writers wait
    ACCESS_EXCLUSIVE = "AccessExclusiveLock"  # everybody waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one transaction does to the table `t`: all that is said here, at once.

    `reads` is a look at every row, for a check or an index; `rewrites` a new file; `tables` how many of the tables that
    are there get a lock at least as strong.
    """

    lock: Lock
    reads: bool = False
    rewrites: bool = False
    tables: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Statements on the tables `t (id, a, b, c)` and `p (id)`, which have rows, after `setup`.

    Each of `bad` and of `good` is a transaction; one that has CONCURRENTLY in it runs outside of one. In one
    transaction of the bad ones, and in none of the good ones, the effect is seen. `since` is the first server version
    that knows the good way, None for those that every version knows; a `good` that is empty is a danger that stays.
    """

    setup: tuple[str, ...] = ()
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()
    shows: Effect
    since: int = 15
