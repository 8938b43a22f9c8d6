"""What the rules say of locks, reads and rewrites, on a server: the bad way shows it, the good one does not."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psycopg
import pytest

from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards import GUARDS
from dazzle.back.migrate.rewrites import REWRITES

TABLES = """
    CREATE TABLE p (id integer PRIMARY KEY);
    CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer, c varchar(40));
    INSERT INTO p SELECT n FROM generate_series(1, 2000) n;
    INSERT INTO t SELECT n, n, n, 'x' FROM generate_series(1, 2000) n;
"""
ORDER = (  # the later ones keep more sessions waiting
    "AccessShareLock",
    "RowShareLock",
    "RowExclusiveLock",
    *(str(lock) for lock in Lock),
)
LOCKS = "SELECT relation, mode FROM pg_locks WHERE pid = %s AND relation = ANY (%s) AND granted"
FILES = "SELECT pg_relation_filenode(oid) FROM pg_class WHERE oid = ANY (%s) ORDER BY oid"
WAITS = "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = %s"
READING = ("verifying table", "validating foreign key constraint", "building index")
EVIDENCE = [
    pytest.param(evidence, id=f"{slug}-{number}")
    for slug, found in (
        *((rewrite.slug, rewrite.evidence) for rewrite in REWRITES),
        *((guard.RULE.slug, guard.EVIDENCE) for guard in GUARDS),
    )
    for number, evidence in enumerate(found, start=1)
]


@dataclass(frozen=True)
class Seen:
    """What one transaction did: the strongest lock on each table that was there, and whether it read or wrote all."""

    locks: tuple[str, ...]
    reads: bool
    rewrites: bool

    def shows(self, effect: Effect) -> bool:
        strong = [lock for lock in self.locks if ORDER.index(lock) >= ORDER.index(effect.lock)]
        reads, rewrites = self.reads or not effect.reads, self.rewrites or not effect.rewrites
        return len(strong) >= effect.tables and reads and rewrites


def in_transaction(connection: psycopg.Connection, oids: list[int], statements: str) -> Seen:
    said: list[str] = []
    connection.add_notice_handler(lambda notice: said.append(notice.message_primary or ""))
    before = connection.execute(FILES, (oids,)).fetchall()
    connection.execute("SET client_min_messages = debug1")
    connection.execute(statements.encode())
    connection.execute("RESET client_min_messages")
    held = connection.execute(LOCKS, (connection.info.backend_pid, oids)).fetchall()
    left = connection.execute(FILES, (oids,)).fetchall()
    connection.commit()
    rewritten = len(left) == len(before) and left != before
    return Seen(strongest(held), any(word in each for each in said for word in READING), rewritten)


def strongest(held: list[tuple[int, str]]) -> tuple[str, ...]:
    by_table: dict[int, str] = {}
    for table, mode in held:
        by_table[table] = max(by_table.get(table, mode), mode, key=ORDER.index)
    return tuple(by_table.values())


def concurrently(url: str, oids: list[int], statement: str) -> Seen:
    """Its locks while it waits for a writer who was there before."""
    with (
        psycopg.connect(url) as writer,
        psycopg.connect(url, autocommit=True) as builder,
        psycopg.connect(url, autocommit=True) as watcher,
        ThreadPoolExecutor(1) as threads,
    ):
        writer.execute("UPDATE t SET a = a WHERE id = 1")
        running = threads.submit(builder.execute, statement.encode())
        while not running.done() and not watcher.execute(WAITS, (builder.info.backend_pid,)).fetchone()[0]:
            pass
        held = watcher.execute(LOCKS, (builder.info.backend_pid, oids)).fetchall()
        writer.commit()
        running.result()
    return Seen(strongest(held), reads=statement.startswith("CREATE"), rewrites=False)


def effects(url: str, transactions: tuple[str, ...]) -> Iterator[Seen]:
    for statements in transactions:
        with psycopg.connect(url) as connection:
            oids = [oid for (oid,) in connection.execute("SELECT oid FROM pg_class WHERE relname IN ('t', 'p')")]
            connection.commit()
            if "CONCURRENTLY" in statements:
                yield concurrently(url, oids, statements)
            else:
                yield in_transaction(connection, oids, statements)


@pytest.fixture
def made_anew(request: pytest.FixtureRequest):
    """The URL of a database of this server with the tables as they were, each time it is asked for."""
    server = request.getfixturevalue(request.param)

    def make(setup: tuple[str, ...]) -> str:
        url = server.replace("/postgres?", "/evidence?")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS evidence WITH (FORCE)")
            connection.execute("CREATE DATABASE evidence TEMPLATE template0 STRATEGY file_copy")
        with psycopg.connect(url) as connection:
            connection.execute(TABLES)
            for statement in setup:
                connection.execute(statement.encode())
        return url

    return make


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("made_anew", ["server", "server_15_url"], indirect=True)
def test_the_bad_way_shows_what_the_rule_says_and_the_good_one_does_not(made_anew, evidence: Evidence) -> None:
    url = made_anew(evidence.setup)
    with psycopg.connect(url) as connection:
        if connection.info.server_version // 10000 < evidence.since:
            pytest.skip(f"the good way is known from PostgreSQL {evidence.since} on")
    bad = list(effects(url, evidence.bad))
    assert any(seen.shows(evidence.shows) for seen in bad), bad
    good = list(effects(made_anew(evidence.setup), evidence.good))
    assert not any(seen.shows(evidence.shows) for seen in good), good
