"""Projects whose text is renamed, on every server: what stays, and what everything is called afterwards."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from msgspec.structs import replace
from psycopg.conninfo import make_conninfo

from build import app, compiled, entity, field
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, revision, run
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.hints import Drop, Hints, Rename
from dazzle.back.migrate.history import History
from dazzle.fieldtypes.int import Int
from dazzle.ir.appspec import AppSpec
from lockwatch import watched
from terms import SMALL_TABLES, answer

SERVERS = ("server", "server_15_url")
# What has a name and is no row of the catalogue: sequences, and on 18 what is NOT NULL.
SEQUENCES = "SELECT relname::text FROM pg_class WHERE relkind = 'S' AND relnamespace = %s::regnamespace ORDER BY 1"
NOT_NULL = """
    SELECT c.conrelid::regclass::text, c.conname::text FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.contype = 'n' AND t.relnamespace = %s::regnamespace AND t.relname !~ '^(_dazzle|alembic)_' ORDER BY 1, 2
"""


class Project:
    """A project's files, and a database of its own on one server."""

    def __init__(self, folder: Path, server: str, url: str) -> None:
        self.versions, self.framework = folder / "versions", folder / "framework"
        self.server, self.url = server, url

    @property
    def history(self) -> History:
        return History(self.versions, "shop", self.framework)

    def revise(self, spec: AppSpec, *renames: str, drops: tuple[str, ...] = ()) -> list[str]:
        hints = Hints(renames=tuple(map(Rename.parsed, renames)), drops=tuple(map(Drop.parsed, drops)))
        paths = revision.write(spec, self.history, self.server, "change", hints=hints, terms=SMALL_TABLES)
        answer(paths)
        return [path.read_text() for path in paths]

    def upgrade(self) -> None:
        """None of the steps locks more than its file says."""
        with watched(self.versions):
            run.upgrade(self.url, self.history)

    def execute(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.url) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @property
    def server_version(self) -> int:
        with psycopg.connect(self.url) as connection:
            return connection.info.server_version // 10000

    def named(self) -> list[object]:
        """Everything that has a name."""
        with psycopg.connect(self.url) as connection:
            rows = sorted(map(repr, catalogue.read(connection)))
            return [rows, *(connection.execute(query, ("public",)).fetchall() for query in (SEQUENCES, NOT_NULL))]


@contextmanager
def database(server: str) -> Iterator[str]:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS renamed WITH (FORCE)")
        connection.execute("CREATE DATABASE renamed TEMPLATE template0 STRATEGY file_copy")
        yield make_conninfo(server, dbname="renamed")
        connection.execute("DROP DATABASE renamed WITH (FORCE)")


def fresh(project: Project, spec: AppSpec) -> list[object]:
    """Everything that has a name where the text was never another."""
    with psycopg.connect(project.server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS fresh WITH (FORCE)")
        connection.execute("CREATE DATABASE fresh TEMPLATE template0 STRATEGY file_copy")
    other = Project(project.versions, project.server, make_conninfo(project.server, dbname="fresh"))
    metadata = build_metadata(spec)
    with psycopg.connect(other.url) as made:
        for statement in creating(metadata, set(metadata.tables)):
            made.execute(statement.encode())
    found = other.named()
    with psycopg.connect(project.server, autocommit=True) as connection:
        connection.execute("DROP DATABASE fresh WITH (FORCE)")
    return found


def there_and_back(project: Project, before: AppSpec, after: AppSpec, rows: Mapping[str, str], *renames: str) -> str:
    """Rows stay, all names are those of a fresh database, and the way back is exact; returns the revision.

    `rows` are statements, each with a query about what it has made, which answers the same before and after.
    """
    project.revise(before)
    project.upgrade()
    for statement in rows:
        project.execute(statement)
    was = project.named()
    (text,) = project.revise(after, *renames)
    project.upgrade()
    assert revision.check(after, project.history, project.server) == ()
    is_now = project.named()
    assert without_bookkeeping(is_now) == without_bookkeeping(fresh(project, after))
    for query in rows.values():
        assert project.execute(query) == [(True,)], query
    run.downgrade(project.url, project.history, "-1")
    assert project.named() == was
    project.upgrade()
    assert project.named() == is_now
    for query in rows.values():
        assert project.execute(query) == [(True,)], query
    return text


def without_bookkeeping(found: list[object]) -> list[object]:
    rows, *others = found
    return [sorted(rows), *others]


def spec(text: str) -> AppSpec:
    found = compiled(text).require()
    return replace(found, entities=tuple(each for each in found.entities if each.owner == "project"))


PLAIN = app(entity("Thing", field("a", Int(), required=True, indexed=True), field("b", Int(), unique=True)))
PLAIN_ROWS = {"INSERT INTO thing (a, b) VALUES (1, 2)": "SELECT count(*) = 1 FROM thing"}


def thing(*fields: object, name: str = "Thing", **more: object) -> AppSpec:
    return app(entity(name, *fields, **more))


PARTS = """
module m
app shop "Shop"
entity Address "Address":
  city: str(40)
  rent: money(EUR)
entity Firm "Firm":
  id: uuid pk
  seat: embeds Address
  office: embeds Address
"""
