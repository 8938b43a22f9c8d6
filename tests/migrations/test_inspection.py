"""What the text means and what a database has that was made from it: the same rows, the same JSON, the same SQL."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from psycopg.conninfo import make_conninfo

import strategies
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, run, script
from dazzle.back.migrate.bookkeeping import ensure_tables
from dazzle.back.migrate.create_all import create_all
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.history import History
from dazzle.back.migrate.inspection import found, meant
from dazzle.back.migrate.shape import document, schema
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner, Storage
from dazzle.lang.memory import Memory
from dazzle.project.compilation import appspec_of
from dazzle.project.project import load
from effort import examples

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "invoice_ops"
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*/*.dsl"))
SERVERS = ("server", "server_15_url")
FRAMEWORK_ALONE = History(None, "shop")
SLOW = settings(
    max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@contextmanager
def database(server: str) -> Iterator[str]:
    """An empty one, for one example."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS inspected WITH (FORCE)")
        connection.execute("CREATE DATABASE inspected TEMPLATE template0 STRATEGY file_copy")
        yield make_conninfo(server, dbname="inspected")
        connection.execute("DROP DATABASE inspected WITH (FORCE)")


def tables(spec: AppSpec, owner: Owner | None = None) -> set[str]:
    return {
        each.table_name
        for each in spec.entities
        if each.storage is Storage.TABLE and (owner is None or each.owner is owner)
    }


def as_json(rows: tuple[catalogue.Row, ...]) -> str:
    return json.dumps(document(rows), ensure_ascii=False)


def rows_of(connection: psycopg.Connection, statements: str) -> set[catalogue.Row]:
    """What these make in a schema of their own."""
    connection.execute("CREATE SCHEMA made")
    catalogue.pin(connection, "made")
    connection.execute(statements.encode())
    rows = set(catalogue.read(connection, "made"))
    connection.execute("DROP SCHEMA made CASCADE")
    return rows


@SLOW
@given(spec=strategies.appspecs())
def test_the_text_means_what_create_all_makes(server: str, spec: AppSpec) -> None:
    with database(server) as url:
        with psycopg.connect(url) as connection:
            ensure_tables(connection)
        create_all(url, spec)
        there = found(url)
        wanted = meant(spec, FRAMEWORK_ALONE, server, tables(spec))
        assert as_json(there) == as_json(wanted)
        assert set(there) == set(wanted)
        Draft202012Validator(schema()).validate(json.loads(as_json(there)))


@SLOW
@given(spec=strategies.appspecs())
def test_sql_of_either_makes_these_tables_again(server: str, spec: AppSpec) -> None:
    metadata = build_metadata(spec)
    wanted = meant(spec, FRAMEWORK_ALONE, server, tables(spec))
    with psycopg.connect(server) as connection:
        assert rows_of(connection, script.of_metadata(metadata, tables(spec))) == set(wanted)
        assert rows_of(connection, script.of_rows(wanted)) == set(wanted)
        connection.rollback()


@pytest.mark.parametrize("which", SERVERS)
def test_the_example_means_what_its_revisions_make(request: pytest.FixtureRequest, which: str) -> None:
    server = request.getfixturevalue(which)
    spec = appspec_of(load(EXAMPLE))
    history = History(EXAMPLE / "migrations" / "versions", "invoice_ops")
    with database(server) as url:
        run.upgrade(url, history)
        wanted = meant(spec, history, server, tables(spec, Owner.PROJECT))
        assert as_json(found(url)) == as_json(wanted)
        assert as_json(found(url, framework=True)) == as_json(meant(spec, history, server, tables(spec)))
        # With the functions that its policies call.
        assert as_json(found(url, {"invoice", "nowhere"})) == as_json(meant(spec, history, server, {"invoice"}))


def test_servers_of_both_versions_use_the_same_words(server: str, server_15_url: str) -> None:
    spec = appspec_of(load(EXAMPLE))
    older, newer = (meant(spec, FRAMEWORK_ALONE, each, tables(spec)) for each in (server_15_url, server))
    assert as_json(older) == as_json(newer)


@pytest.fixture(scope="module")
def memory() -> Memory:
    """Of the framework's text, which is the same each time."""
    return Memory()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_golden_application_means_what_is_made_of_it(server: str, memory: Memory, path: Path) -> None:
    source = SourceFile(path.name, path.read_text(encoding="utf-8"))
    spec = compile_sources([source], memory=memory).require()
    metadata = build_metadata(spec, owner=Owner.PROJECT)
    with database(server) as url:
        with psycopg.connect(url) as connection:
            for statement in creating(metadata, set(metadata.tables)):
                connection.execute(statement.encode())
        assert as_json(found(url)) == as_json(meant(spec, FRAMEWORK_ALONE, server, tables(spec, Owner.PROJECT)))


CIRCLE = """
    CREATE TABLE a (id integer PRIMARY KEY, b integer, a integer REFERENCES a);
    CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a, "Call Sign" text COLLATE "C" DEFAULT 'x;y');
    ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES b DEFERRABLE;
    ALTER TABLE a ADD CONSTRAINT late CHECK (b > 0) NOT VALID;
    CREATE UNLOGGED TABLE "no columns" ();
    CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY, day date NOT NULL) PARTITION BY RANGE (day);
    CREATE TABLE numbered (
        up integer GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY 10 MINVALUE 2 MAXVALUE 90 CACHE 3 CYCLE),
        down smallint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -1)
    );
    CREATE INDEX by_day ON parts (day DESC);
    ALTER TABLE b ENABLE ROW LEVEL SECURITY;
    ALTER TABLE b FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON b FOR UPDATE USING (a > 0) WITH CHECK (a > 1);
    CREATE POLICY nobody ON b AS RESTRICTIVE;
    COMMENT ON TABLE b IS 'It''s b';
    COMMENT ON COLUMN b."Call Sign" IS E'two\nlines';
"""


@pytest.mark.parametrize("which", SERVERS)
def test_sql_of_any_tables_makes_them_again(request: pytest.FixtureRequest, which: str) -> None:
    with psycopg.connect(request.getfixturevalue(which)) as connection:
        connection.execute("CREATE SCHEMA first")
        catalogue.pin(connection, "first")
        connection.execute(CIRCLE.encode())
        rows = catalogue.read(connection, "first")
        assert rows_of(connection, script.of_rows(rows)) == set(rows)
        Draft202012Validator(schema()).validate(json.loads(as_json(rows)))
        connection.rollback()


def test_an_index_that_is_not_valid_is_told_and_not_made(server: str) -> None:
    with psycopg.connect(server) as connection:
        connection.execute("CREATE SCHEMA first")
        catalogue.pin(connection, "first")
        connection.execute("CREATE TABLE a (id integer)")
        connection.execute("CREATE INDEX half ON a (id)")
        connection.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'half'::regclass")
        assert "-- not valid: CREATE INDEX half ON a USING btree (id);" in script.of_rows(
            catalogue.read(connection, "first")
        )
        connection.rollback()
