"""What `db revision` takes apart is put together again, whichever statement of it a run was killed at."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from build import compiled
from dazzle.back.migrate import catalogue, revision, run
from dazzle.back.migrate.history import History
from dying import KILLED, dying
from effort import FACTOR
from terms import answer

BEFORE = """
module m
app shop "Shop"
entity Contact "Contact":
  id: int pk
  name: str(40) required
  phone: str(20)
  code: slug
  kind: enum[person, company] = person required
  index name
entity Task "Task":
  id: int pk
  summary: str(40) required
  status: enum[open, started, done] = open required
  due_on: date
  contact: int
  index status, due_on
"""
# Every rewrite has something to do here.
AFTER = """
module m
app shop "Shop"
entity Contact "Contact":
  id: int pk
  name: str(40) required unique
  phone: str(60)
  code: str(200)
  kind: enum[person, company] = person required
  vat: int required
  index name desc
  invariant: vat >= 0
entity Note "Note":
  id: int pk
  task: ref Task
  contact: ref Contact
entity Task "Task":
  id: int pk
  summary: str(40) required
  status: enum[open, done, late] = open required
  due_on: date required
  contact: int
  keeper: ref Contact
  index due_on, status
  index summary
"""
ROWS = """
    INSERT INTO contact (name, phone, code) VALUES ('A', '1', 'aa-1'), ('B', NULL, 'bb-2');
    INSERT INTO task (summary, status) SELECT 's' || n, (ARRAY['open', 'started', 'done'])[1 + n % 3]
        FROM generate_series(1, 30) n;
"""
ANSWERS = {
    '"fill contact.vat": ""': '"fill contact.vat": "UPDATE contact SET vat = id WHERE vat IS NULL"',
    '"fill task.due_on": ""': '"fill task.due_on": "UPDATE task SET due_on = \'2026-01-01\' WHERE due_on IS NULL"',
    '"move task.status": ""': "\"move task.status\": \"UPDATE task SET status = 'late' WHERE status IN ('started')\"",
}
# In the order of the file: a moment of each kind of step.
CHOSEN = (
    "after ALTER TABLE contact ADD COLUMN vat",
    "before ALTER TABLE task ADD CONSTRAINT ck_task_status_enum CHECK",
    "after CREATE UNIQUE INDEX CONCURRENTLY uq_contact_name",
    "after ALTER TABLE contact ADD CONSTRAINT uq_contact_name UNIQUE USING INDEX",
    "after ALTER INDEX ",
    "after UPDATE task SET status = 'late'",
    "before ALTER TABLE task VALIDATE CONSTRAINT ck_task_status_enum",
    "after ALTER TABLE contact ALTER COLUMN vat SET NOT NULL",
)


@dataclass(frozen=True)
class Bench:
    server: str
    versions: Path
    moments: tuple[str, ...]

    @property
    def history(self) -> History:
        return History(self.versions, "shop", self.versions / "framework")

    def url(self, name: str) -> str:
        return self.server.replace("/postgres?", f"/{name}?")

    def copied(self) -> str:
        """The URL of a database as it was before the change, with its rows."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS rewritten WITH (FORCE)")
            connection.execute("CREATE DATABASE rewritten TEMPLATE unchanged STRATEGY file_copy")
        return self.url("rewritten")


# A moment of each kind of step on one server, some of them on the other.
@pytest.fixture(params=[("server", CHOSEN), ("server_15_url", CHOSEN[2::4])], ids=["18", "15"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    server, moments = request.param
    made = Bench(request.getfixturevalue(server), tmp_path / "versions", moments)
    with psycopg.connect(made.server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE unchanged TEMPLATE template0 STRATEGY file_copy")
        revision.write(compiled(BEFORE).require(), made.history, made.server, "baseline")
        run.upgrade(made.url("unchanged"), made.history)
        with psycopg.connect(made.url("unchanged")) as unchanged:
            unchanged.execute(ROWS)
        (path,) = revision.write(compiled(AFTER).require(), made.history, made.server, "change")
        text = path.read_text()
        for place, said in ANSWERS.items():
            assert place in text
            text = text.replace(place, said)
        path.write_text(text)
        answer((path,))
        yield made
        for name in ("rewritten", "unchanged"):
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


def state(url: str) -> tuple[object, ...]:
    with psycopg.connect(url) as connection:
        rows = set(catalogue.read(connection))
        contents = [connection.execute(query).fetchall() for query in CONTENTS]
    return rows, contents


CONTENTS = (
    "SELECT id, name, phone, code, vat FROM contact ORDER BY id",
    "SELECT id, summary, status, due_on, keeper FROM task ORDER BY id",
    "SELECT revision, step FROM _dazzle_step",
    "SELECT version_num FROM alembic_version ORDER BY 1",
)


def chosen(found: list[str], wanted: tuple[str, ...]) -> list[int]:
    """The moments that begin so, or every one for a proof."""
    if FACTOR > 1:
        return list(range(len(found)))
    return [next(n for n, moment in enumerate(found) if moment.startswith(begin)) for begin in wanted]


@pytest.mark.hypothesis
def test_database_is_the_same_whatever_statement_a_run_was_killed_at(bench: Bench, record_property) -> None:
    url = bench.copied()
    done = dying(url, bench.versions, -1)
    assert done.returncode == 0, done.stderr
    found, wanted = done.stdout.splitlines(), state(url)
    assert revision.check(compiled(AFTER).require(), bench.history, bench.server) == ()
    assert all(row.valid for row in wanted[0] if isinstance(row, catalogue.Index))
    deadly = chosen(found, bench.moments)
    record_property("examples", len(deadly))
    for number in deadly:
        url = bench.copied()
        assert dying(url, bench.versions, number).returncode == KILLED
        run.upgrade(url, bench.history)
        assert state(url) == wanted, found[number]
