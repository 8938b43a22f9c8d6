"""How large tables are: of a database, or as a file says that is kept beside the revisions.

A rewrite of a table with few rows is over before anybody waits. The database that counts is the one with the most rows,
which is seldom the one of whoever writes the revision; so its figures can be kept in a file, which then counts alone.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from dazzle.back.connection import connect, database_errors
from dazzle.diagnostics.errors import MigrationError

FILE = "statistics.json"
MOST_ROWS = 10_000
MOST_BYTES = 8 << 20
SMALLEST_ROW = 28  # bytes, of a row without a column: its header and its pointer (PostgreSQL documentation 65.6)
# reltuples is -1 until a table was looked at for the first time.
SIZES = """
    SELECT c.relname::text, c.reltuples::bigint, pg_total_relation_size(c.oid), pg_relation_size(c.oid)
    FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname
"""


class Size(Struct, frozen=True, forbid_unknown_fields=True):
    """`rows` is PostgreSQL's estimate, or the most that fit into the file of a table that it has not looked at yet."""

    rows: int
    bytes: int

    @property
    def is_small(self) -> bool:
        return self.rows <= MOST_ROWS and self.bytes <= MOST_BYTES


class Statistics(Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of a database by name."""

    tables: Mapping[str, Size]

    @property
    def small(self) -> frozenset[str]:
        return frozenset(name for name, size in self.tables.items() if size.is_small)


def of_database(url: str) -> Statistics:
    """The figures that the server keeps; no table is read. Raises DatabaseError when it cannot be asked."""
    with database_errors(url), connect(url, autocommit=True) as connection:
        return Statistics(
            {
                table: Size(rows=rows if rows >= 0 else file // SMALLEST_ROW, bytes=total)
                for table, rows, total, file in connection.execute(SIZES)
            }
        )


def of_file(path: Path) -> Statistics | None:
    """What the file says; None when there is none. Raises MigrationError for one that cannot be read."""
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Statistics)
    except (msgspec.DecodeError, OSError) as error:
        raise MigrationError(
            f"{path} cannot be read: {error}", help="make it anew: dazzle db statistics --write"
        ) from error


def encoded(statistics: Statistics) -> bytes:
    """As the file has it."""
    return msgspec.json.format(msgspec.json.encode(statistics, order="sorted"), indent=2) + b"\n"
