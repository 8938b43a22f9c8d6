"""The example's history, replayed with rows in the tables, and the schema it ends at."""

import importlib.util
from pathlib import Path

import psycopg
import pytest

from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, run
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.history import History
from dazzle.diagnostics.diagnostic import Severity
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from dazzle.project.compilation import appspec_of, compile_project
from dazzle.project.project import load

ROOT = Path(__file__).resolve().parents[2] / "examples" / "invoice_ops"
BOOKKEEPING = "_dazzle"
TENANT = "INSERT INTO tenant (name, slug) VALUES ('Harbour Works', 'harbour-works') RETURNING id"


@pytest.fixture
def history() -> History:
    return History(ROOT / "migrations" / "versions", "invoice_ops")


@pytest.fixture(scope="module")
def appspec() -> AppSpec:
    return appspec_of(load(ROOT))


def schema(url: str) -> set[catalogue.Row]:
    """Every row of the public schema's catalogue but those of the runner's own tables."""
    with psycopg.connect(url) as connection:
        catalogue.pin(connection)
        rows = set(catalogue.read(connection))
        connection.rollback()
    return {row for row in rows if not row.table.startswith(BOOKKEEPING) and row.table != "alembic_version"}


def created(url: str, appspec: AppSpec) -> set[catalogue.Row]:
    """The schema that the MetaData alone makes, in the same database after all else is gone."""
    metadata = build_metadata(appspec)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        for statement in creating(metadata, set(metadata.tables)):
            connection.execute(statement.encode())
    return schema(url)


def test_the_text_has_no_error_and_no_warning() -> None:
    compilation = compile_project(load(ROOT))
    assert {diagnostic.severity for diagnostic in compilation.diagnostics} == {Severity.INFO}


def test_revisions_end_at_what_create_all_makes(database_url: str, history: History, appspec: AppSpec) -> None:
    run.upgrade(database_url, history)
    by_revisions = schema(database_url)
    assert len(by_revisions) > 100
    assert created(database_url, appspec) == by_revisions


def test_rows_are_kept_when_the_whole_history_passes_over_them(database_url: str, history: History) -> None:
    baseline, *_ = history.of(Owner.PROJECT)
    run.upgrade(database_url, history, run.Wish(target=baseline.id))
    with psycopg.connect(database_url, autocommit=True) as connection:
        (tenant,) = connection.execute(TENANT).fetchone()
        (supplier,) = connection.execute(
            "INSERT INTO supplier (tenant_id, name, account_holder, iban, bic)"
            " VALUES (%s, 'Hafen Freight', 'Hafen Group', 'AT611904300234573201', 'EXMPATW1XXX') RETURNING id",
            [tenant],
        ).fetchone()
        connection.execute("INSERT INTO supplier (tenant_id, name) VALUES (%s, 'Without an account')", [tenant])
        connection.execute(
            "INSERT INTO invoice (tenant_id, supplier, number, total_minor, total_currency, remarks)"
            " VALUES (%s, %s, '2611-1', 12300, 'EUR', 'two pallets')",
            [tenant, supplier],
        )
    run.upgrade(database_url, history)
    with psycopg.connect(database_url, autocommit=True) as connection:
        assert connection.execute("SELECT note, cost_centre FROM invoice").fetchall() == [("two pallets", None)]
        accounts = connection.execute("SELECT supplier, holder, iban, bic FROM supplier_bank_account").fetchall()
        assert accounts == [(supplier, "Hafen Group", "AT611904300234573201", "EXMPATW1XXX")]
    run.downgrade(database_url, history, baseline.id)
    with psycopg.connect(database_url, autocommit=True) as connection:
        back = connection.execute("SELECT account_holder, iban, bic FROM supplier WHERE iban IS NOT NULL").fetchall()
        assert back == [("Hafen Group", "AT611904300234573201", "EXMPATW1XXX")]
        assert connection.execute("SELECT remarks FROM invoice").fetchall() == [("two pallets",)]


def test_demo_rows_fit_the_schema_and_are_the_same_every_time(database_url: str, history: History) -> None:
    spec = importlib.util.spec_from_file_location("demo", ROOT / "demo.py")
    assert spec is not None
    assert spec.loader is not None
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    tables = demo.Generator(demo.SEED).generate()
    assert demo.Generator(demo.SEED).generate() == tables
    run.upgrade(database_url, history)
    with psycopg.connect(database_url) as connection:
        counts = {table: demo.insert(connection, table, rows) for table, rows in tables.items()}
        assert sum(counts.values()) > 300
        assert connection.execute("SELECT count(*) FROM invoice").fetchone() == (counts["invoice"],)
