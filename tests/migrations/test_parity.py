"""For any application: what revisions make is what the DSL says, and there is a way back."""

import tempfile
from pathlib import Path

import psycopg
from hypothesis import HealthCheck, given, settings

import strategies
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, revision
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.fieldtypes.base import quote
from dazzle.ir.appspec import AppSpec
from effort import examples

SLOW = settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def write(spec: AppSpec, history: History, server: str) -> str:
    """Write what is to be written; what was refused, "" for nothing."""
    try:
        revision.write(spec, history, server, "change")
    except RevisionRefused as refused:
        return refused.message
    return ""


@SLOW
@given(before=strategies.appspecs(), after=strategies.appspecs(most=3))
def test_revisions_lead_to_the_dsl_when_it_is_new_and_when_it_changes(
    server: str, before: AppSpec, after: AppSpec
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = (Path(folder) / "versions", "shop", Path(folder) / "framework")
        assert write(before, History(*places), server) == ""
        assert revision.check(before, History(*places), server) == ()
        refused = write(after, History(*places), server)
        assert bool(refused) is bool(revision.check(after, History(*places), server))
        # Refused for what it would do to rows, never because a file did not lead where it should.
        assert "does not" not in refused
        assert "cannot be written" not in refused


@SLOW
@given(spec=strategies.appspecs())
def test_checks_print_the_same_again_when_postgres_reads_what_it_printed(server: str, spec: AppSpec) -> None:
    metadata = build_metadata(spec)
    with psycopg.connect(server) as connection:
        schema = f"printed_{connection.info.backend_pid}"
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        catalogue.pin(connection, schema)
        for statement in creating(metadata, set(metadata.tables)):
            connection.execute(statement.encode())
        rows = [row for row in catalogue.read(connection, schema) if isinstance(row, catalogue.Constraint)]
        for row in rows:
            if row.type == "c":
                table, name = (quote(each) for each in (row.table, row.name))
                connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}".encode())
                connection.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {row.definition}".encode())
        again = [row for row in catalogue.read(connection, schema) if isinstance(row, catalogue.Constraint)]
        assert set(again) == set(rows)
        connection.rollback()
