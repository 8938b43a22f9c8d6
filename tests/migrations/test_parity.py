"""For any application: whatever makes its schema makes the same, and there is a way from one to another."""

import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.conninfo import make_conninfo

import programs
import strategies
from conftest import DEBIAN_15
from dazzle.back.embedded.binaries import locate
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, revision, run, script
from dazzle.back.migrate.catalogue import Extension, Row
from dazzle.back.migrate.ddl import creating, extensions_of, functions_of, policies_of
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.appspec import AppSpec
from dumps import dumped
from effort import examples

TOGETHER = 5  # applications in one database, so that pg_dump runs once for all of them
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
PARITY = settings(max_examples=examples(30), deadline=None, derandomize=True, suppress_health_check=QUIET)
FEW = settings(max_examples=examples(6), deadline=None, derandomize=True, suppress_health_check=QUIET)
SLOW = settings(max_examples=examples(8), deadline=None, derandomize=True, suppress_health_check=QUIET)
DATABASE = "parity"
REVISED = "revised"


class Given:
    """An application that prints as short as it can be."""

    def __init__(self, spec: AppSpec, text: str = "") -> None:
        self.spec, self.text = spec, text

    def __repr__(self) -> str:
        return self.text or repr(self.spec)[:5000]


@st.composite
def applications(draw: st.DrawFn) -> Given:
    """Of every field type and its defaults, or of all else that a table can have."""
    if draw(st.integers(0, 3)) == 0:
        return Given(draw(strategies.appspecs()))
    text = draw(programs.programs())
    return Given(programs.stored(text), text)


@dataclass(frozen=True)
class Place:
    """A database in which schemas are made and dumped, on a server with its own pg_dump."""

    server: str
    binaries: Path

    @property
    def url(self) -> str:
        return make_conninfo(self.server, dbname=DATABASE)

    def clear(self) -> None:
        """An empty database: to drop what was in the last one, table by table, takes longer."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)".encode())
            connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0 STRATEGY file_copy".encode())

    def dumped(self, schemas: Collection[str]) -> Mapping[str, list[str]]:
        return dumped(self.binaries, self.url, schemas)


@pytest.fixture(scope="module")
def places(server: str, server_15_url: str) -> Iterator[tuple[Place, ...]]:
    made = (Place(server, locate()), Place(server_15_url, DEBIAN_15))
    yield made
    for place in made:
        with psycopg.connect(place.server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)".encode())


def made_of(connection: psycopg.Connection, schema: str, statements: Iterable[str]) -> tuple[Row, ...]:
    """What the statements make in a new schema; an extension is in no schema that is compared."""
    connection.execute(f"CREATE SCHEMA {schema}".encode())
    catalogue.pin(connection, schema)
    connection.execute(";\n".join(statements).encode())  # at once, for there are many
    return tuple(row for row in catalogue.read(connection, schema) if not isinstance(row, Extension))


def named(metadata: sa.MetaData) -> set[tuple[str, str, str]]:
    """The name of everything that a MetaData has, found without any SQL."""
    found = {("function", "", each.name) for each in functions_of(metadata)}
    for table in metadata.tables.values():
        found.add(("table", table.name, ""))
        found |= {("column", table.name, column.name) for column in table.columns}
        found |= {("constraint", table.name, str(each.name)) for each in table.constraints}
        found |= {("index", table.name, str(each.name)) for each in table.indexes}
        found |= {("policy", table.name, each.name) for each in policies_of(table)}
    return found


def all_ways(connection: psycopg.Connection, name: str, metadata: sa.MetaData) -> set[Row]:
    """What is made by each way to make a schema; it is the same.

    The last way runs what PostgreSQL printed: what it prints again, of expressions, policies and functions, is that.
    """
    tables = set(metadata.tables)
    made = made_of(connection, f"{name}_created", creating(metadata, tables))
    assert {(row.kind, row.table, row.name) for row in made} == named(metadata)
    assert set(made_of(connection, f"{name}_written", [script.of_metadata(metadata, tables)])) == set(made)
    assert set(made_of(connection, f"{name}_printed", [script.of_rows(made)])) == set(made)
    return set(made)


@PARITY
@given(together=st.lists(applications(), min_size=TOGETHER, max_size=TOGETHER))
def test_whatever_makes_a_schema_makes_the_same_on_both_servers(
    places: tuple[Place, ...], together: list[Given]
) -> None:
    metadata = {f"app_{number}": build_metadata(each.spec) for number, each in enumerate(together)}
    rows = []
    for place in places:
        place.clear()
        with psycopg.connect(place.url) as connection:
            rows.append([all_ways(connection, name, each) for name, each in metadata.items()])
        names = [name for name, each in metadata.items() if each.tables]
        dumps = place.dumped([f"{name}_{way}" for name in names for way in ("created", "written", "printed")])
        for name in names:
            assert dumps[f"{name}_written"] == dumps[f"{name}_created"]
            assert dumps[f"{name}_printed"] == dumps[f"{name}_created"]
    assert rows[0] == rows[1]


def write(spec: AppSpec, history: History, server: str) -> str:
    """Write what is to be written; what was refused, "" for nothing."""
    try:
        revision.write(spec, history, server, "change")
    except RevisionRefused as refused:
        return refused.message
    return ""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Of one project, so that its scratch databases are used again."""
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def new_history(folder: Path) -> tuple[Path, str, Path]:
    """Where a history without a revision stands, the framework's included."""
    shutil.rmtree(folder / "versions", ignore_errors=True)
    return folder / "versions", "shop", folder / "framework"


@FEW
@given(application=applications())
def test_a_revision_from_nothing_makes_what_the_statements_make(
    places: tuple[Place, ...], folder: Path, application: Given
) -> None:
    metadata = build_metadata(application.spec)
    for place in places:
        place.clear()
        history = new_history(folder)
        assert write(application.spec, History(*history), place.server) == ""
        run.upgrade(place.url, History(*history))
        with psycopg.connect(place.url) as connection:
            revised = {row for row in catalogue.read(connection) if not isinstance(row, Extension)}
            _drop_bookkeeping(connection)
            connection.execute(f"ALTER SCHEMA public RENAME TO {REVISED}".encode())
            connection.execute("CREATE SCHEMA public")
            for name in extensions_of(metadata):
                connection.execute(f"ALTER EXTENSION {name} SET SCHEMA public".encode())
            created = made_of(connection, "created", creating(metadata, set(metadata.tables)))
            assert set(created) == revised
        if metadata.tables:
            dumps = place.dumped(("created", REVISED))
            assert dumps[REVISED] == dumps["created"]


def _drop_bookkeeping(connection: psycopg.Connection) -> None:
    for (table,) in connection.execute(
        "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relname ~ '^(_dazzle|alembic)_'"
    ):
        connection.execute(f"DROP TABLE {table}".encode())


# Other keys are other rows, and whose a row is nobody can tell afterwards: between texts, those stay.
STEADY = programs.programs(steady=True).map(lambda text: Given(programs.stored(text), text))
CHANGES = st.one_of(
    st.tuples(STEADY, STEADY),
    st.tuples(strategies.appspecs().map(Given), strategies.appspecs(most=3).map(Given)),
)


@SLOW
@given(change=CHANGES)
def test_revisions_lead_to_the_dsl_when_it_is_new_and_when_it_changes(
    server: str, folder: Path, change: tuple[Given, Given]
) -> None:
    before, after = (each.spec for each in change)
    places = new_history(folder)
    assert write(before, History(*places), server) == ""
    assert revision.check(before, History(*places), server) == ()
    refused = write(after, History(*places), server)
    assert bool(refused) is bool(revision.check(after, History(*places), server))
    # Refused for what it would do to rows, never because a file did not lead where it should.
    assert "does not" not in refused
    assert "cannot be written" not in refused
