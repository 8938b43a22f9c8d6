"""What is written down with each revision, by the runner and by plain `alembic` alike."""

import hashlib
import time
from pathlib import Path

import psycopg
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script

from dazzle.back.driver import driver
from dazzle.back.migrate.bookkeeping import REVISIONS, person
from dazzle.back.migrate.journal import Journal
from dazzle.back.steps import REHEARSAL


class Recorder:
    """Alembic calls it in the transaction that records a revision: the last thing that happens in it."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.ready = False

    def __call__(self, *, ctx: MigrationContext, step: MigrationInfo, **_: object) -> None:
        if ctx.connection is None or ctx.as_sql or ctx.opts.get(REHEARSAL):
            return
        now = time.monotonic()
        took, self.started = round((now - self.started) * 1000), now
        connection = driver(ctx.connection)
        if not self.ready:
            _ensure(connection)
            self.ready = True
        for revision in step.up_revision_ids:
            Journal(connection, revision).forget()
            if step.is_upgrade:
                _write(connection, revision, _checksum(step, revision), took)
            else:
                connection.execute("DELETE FROM _dazzle_revision WHERE revision = %s", (revision,))


def _ensure(connection: psycopg.Connection) -> None:
    """Make the table if it is missing; asked first, for plain `alembic` may run as somebody who may not."""
    there = connection.execute("SELECT to_regclass('_dazzle_revision') IS NOT NULL").fetchone()
    if there is None or not there[0]:
        connection.execute(REVISIONS.encode())


def _write(connection: psycopg.Connection, revision: str, checksum: str, took: int) -> None:
    connection.execute(
        "INSERT INTO _dazzle_revision (revision, checksum, applied_by, duration_ms) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (revision) DO UPDATE SET checksum = EXCLUDED.checksum, applied_at = now(),"
        " applied_by = EXCLUDED.applied_by, duration_ms = EXCLUDED.duration_ms",
        (revision, checksum, person(), took),
    )


def _checksum(step: MigrationInfo, revision: str) -> str:
    """As `History` has it, whatever the ends of the lines are."""
    script = step.revision_map.get_revision(revision)
    assert isinstance(script, Script)
    return hashlib.sha256(Path(script.path).read_text(encoding="utf-8").encode()).hexdigest()
