"""Revisions that say where Citus puts the rows: written, run where there is no Citus, and as SQL.

`DAZZLE_TEST_CITUS_URL=postgresql://... pytest tests/migrations/test_citus.py` runs them on a cluster too, in a
transaction that is rolled back; the URL is of a database whose extension and workers are set up, in which no table has
one of these names. `UPDATE=1` writes the golden files anew: read the difference.
"""

import io
import os
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from build import compiled
from dazzle.back.migrate import revision, run
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.history import History
from dazzle.back.migrate.replay import replay
from dazzle.back.migrate.terms import Terms
from dazzle.diagnostics.errors import MigrationError

GOLDEN = Path(__file__).parent / "citus"
CITUS_URL = os.environ.get("DAZZLE_TEST_CITUS_URL")
DSL = """
module club.app

app club "Club":
  security_profile: standard

tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk
  name: str(80) required unique

entity Flight "Flight":
  id: int pk
  kite: ref Kite cascade required
  follows: ref Flight
  seen_in: ref Country

entity Kite "Kite":
  id: uuid pk
  name: str(80) required unique
  made_in: ref Country nullify

entity Country "Country":
  domain: platform
  id: uuid pk
  code: str(2) required unique
"""
MORE = """
entity Hangar "Hangar":
  id: uuid pk
  best: ref Kite

entity Currency "Currency":
  domain: platform
  id: uuid pk
"""


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "versions", "club")


def written(history: History, server: str, text: str, *, engine: str = "citus") -> str:
    (path,) = revision.write(compiled(text).require(), history, server, "club", terms=Terms(engine=engine))
    return path.read_text()


def as_sql(text: str, function: str = "upgrade") -> str:
    """What `alembic upgrade --sql` would print of a revision."""
    page = io.StringIO()
    options = {"as_sql": True, "output_buffer": page, "literal_binds": True}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    module: dict[str, object] = {"__name__": "revision"}
    exec(compile(text, "<revision>", "exec"), module)
    with Operations.context(context):
        module[function]()  # type: ignore[operator]
    return page.getvalue()


def held_to(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE"):
        path.write_text(text)
    assert path.read_text() == text


def test_revisions_say_where_the_rows_of_new_tables_are(server: str, history: History) -> None:
    first = written(history, server, DSL)
    second = written(history.reread(), server, DSL + MORE)
    held_to("baseline.sql", as_sql(first))
    held_to("more.sql", as_sql(second))
    lines = [line.strip() for text in (first, second) for line in text.splitlines() if line.strip().startswith("citus")]
    assert lines == [
        'citus.replicate(op, "club")',
        'citus.replicate(op, "country")',
        'citus.distribute(op, "kite", "tenant_id")',
        'citus.distribute(op, "flight", "tenant_id", colocate_with="kite")',
        'citus.replicate(op, "currency")',
        'citus.distribute(op, "hangar", "tenant_id", colocate_with="kite")',
    ]


def test_table_is_placed_before_another_refers_to_it(server: str, history: History) -> None:
    said = as_sql(written(history, server, DSL))
    for target, source in (("country", "kite"), ("club", "kite"), ("kite", "flight")):
        assert said.index(f"_table('{target}'") < said.index(f"REFERENCES {target} ")
        assert said.index(f"_table('{target}'") < said.index(f"_table('{source}'")


def test_taking_a_table_back_places_it_again(server: str, history: History) -> None:
    written(history, server, DSL + MORE)
    dropping = written(history.reread(), server, DSL)
    assert 'citus.distribute(op, "hangar", "tenant_id", colocate_with="kite")' in dropping
    assert "create_distributed_table" not in as_sql(dropping)
    assert 'citus.replicate(op, "currency")' in dropping
    assert "create_distributed_table('hangar'" in as_sql(dropping, "downgrade")


def test_nothing_of_citus_is_written_when_the_tables_are_for_postgresql(server: str, history: History) -> None:
    assert "citus" not in written(history, server, DSL, engine="postgres")


def test_nothing_of_citus_is_written_when_tenants_have_schemas_of_their_own(server: str, history: History) -> None:
    assert "citus" not in written(history, server, DSL.replace("shared_schema", "schema_per_tenant"))


def test_tables_are_ordinary_ones_when_there_is_no_citus(
    server: str, database_url: str, history: History, caplog: pytest.LogCaptureFixture
) -> None:
    written(history, server, DSL)
    with caplog.at_level("INFO", logger="dazzle.back.citus"):
        run.upgrade(database_url, history.reread())
    assert "Citus is not installed here: kite stays an ordinary table" in caplog.messages
    run.downgrade(database_url, history.reread(), "base")


def test_tables_are_not_made_without_a_revision_on_citus(database_url: str, history: History, monkeypatch) -> None:
    monkeypatch.setattr("dazzle.back.migrate.create_all.installed", lambda _: True)
    with pytest.raises(MigrationError, match="tables are distributed by revisions"):
        run.upgrade(database_url, history, run.Wish(appspec=compiled(DSL).require(), engine="citus"))


def test_first_revision_of_tables_that_are_there_places_them(server: str, database_url: str, history: History) -> None:
    run.upgrade(database_url, history, run.Wish(appspec=compiled(DSL).require(), engine="citus"))
    changed = compiled(DSL.replace("code: str(2)", "code: str(3)")).require()
    paths = revision.write(changed, history, server, "club", database_url=database_url, terms=Terms(engine="citus"))
    baseline = paths[0].read_text()
    for place in (
        'replicate(op, "country")',
        'distribute(op, "kite", "tenant_id"',
        'distribute(op, "flight", "tenant_',
    ):
        assert place in baseline


@pytest.mark.skipif(CITUS_URL is None, reason="DAZZLE_TEST_CITUS_URL names no Citus cluster")
def test_tables_are_distributed_on_a_cluster(server: str, history: History) -> None:
    texts = [written(history, server, DSL), written(history.reread(), server, DSL + MORE)]
    asked = sa.text("SELECT table_name::text, citus_table_type, distribution_column FROM citus_tables")
    with connected(str(CITUS_URL)) as connection, connection.begin() as transaction:
        before = set(connection.execute(asked))
        for text in texts:
            replay(connection, text, "upgrade")
        placed = {tuple(row) for row in connection.execute(asked)} - before
        for text in reversed(texts):
            replay(connection, text, "downgrade")
        after = set(connection.execute(asked))
        transaction.rollback()
    assert placed == {
        *((name, "reference", "<none>") for name in ("club", "country", "currency")),
        *((name, "distributed", "tenant_id") for name in ("kite", "flight", "hangar")),
    }
    assert after == before
    with psycopg.connect(str(CITUS_URL)) as connection:
        assert connection.execute("SELECT to_regclass('kite')").fetchone() == (None,)
