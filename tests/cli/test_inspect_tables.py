"""`dazzle inspect --schema` and `--database`, in the example on its own PostgreSQL."""

import json
import re
import shutil
from pathlib import Path

import psycopg
import pytest
from jsonschema import Draft202012Validator

from dazzle.cli.app import run

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
SCHEMA = json.loads((REFERENCE / "tables.schema.json").read_text())
TABLES = {"tenant", "supplier", "supplier_bank_account", "user_", "invoice", "line_item", "payment_attempt"}
NOBODY = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory) -> Path:
    """The example with its revisions applied; to be looked at, not changed."""
    folder = tmp_path_factory.mktemp("tables") / "invoice_ops"
    shutil.copytree(ROOT / "examples" / "invoice_ops", folder, ignore=shutil.ignore_patterns(".dazzle"))
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("DATABASE_URL", "DAZZLE_ENV", "DAZZLE_MIGRATE_URL"):
            patch.delenv(variable, raising=False)
        patch.chdir(folder)
        assert run(["db", "upgrade"]) == 0
    return folder


@pytest.fixture
def project(upgraded, monkeypatch) -> Path:
    for variable in ("DATABASE_URL", "DAZZLE_ENV", "DAZZLE_MIGRATE_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(upgraded)
    return upgraded


@pytest.fixture
def inspect(capsys):
    """Runs `dazzle inspect`, which must end with `code`; what it said on standard output and on standard error."""

    def inspect(*line, code=0):
        capsys.readouterr()
        ended = run(["inspect", *line])
        out, err = capsys.readouterr()
        assert ended == code, out + err
        return out, err

    return inspect


def test_json_of_both_is_one_line_as_the_published_schema_says_and_equal(project, inspect):
    meant, err = inspect("--schema", "--json")
    assert err == ""
    assert meant.count("\n") == 1
    assert inspect("--database", "--format", "json") == (meant, "")
    found = json.loads(meant)
    Draft202012Validator(SCHEMA).validate(found)
    assert set(found["tables"]) == TABLES
    invoice = found["tables"]["invoice"]
    assert invoice["columns"]["supplier"] == {
        **dict.fromkeys(("default", "generated", "expression", "identity", "numbering", "collation", "comment")),
        "type": "uuid",
        "nullable": False,
    }
    assert invoice["constraints"]["fk_invoice_supplier_supplier"] == {
        "type": "foreign key",
        "columns": ["tenant_id", "supplier"],
        "references": "supplier",
        "definition": "FOREIGN KEY (tenant_id, supplier) REFERENCES supplier(tenant_id, id) ON DELETE RESTRICT",
    }
    assert invoice["indexes"]["ix_invoice_tenant_id_status_due_on"]["keys"] == ["tenant_id", "status", "due_on"]
    assert invoice["forced_row_security"]
    assert invoice["policies"]["tenant_fence"]["using"] == "(tenant_id = context_tenant())"


def test_text_is_a_table_of_columns_for_each_table(project, inspect):
    out, err = inspect("--schema")
    assert set(re.findall(r"^(\w+) +table\b", out, re.MULTILINE)) == TABLES
    assert re.search(r"^  number +character varying\(40\) +not null$", out, re.MULTILINE)
    assert re.search(r"^  primary key +pk_invoice \(tenant_id, id\)$", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 80
    assert err == "Database: a scratch one on the embedded cluster\n"
    shown, err = inspect("--database")
    # A column that a revision has added stands last in the database.
    assert sorted(shown.splitlines()) == sorted(out.splitlines())
    assert err.startswith("Database: invoice_ops_owner@local socket/invoice_ops (embedded cluster)")


def test_sql_of_the_text_needs_no_server_and_stands_in_the_reference(project, inspect, monkeypatch):
    monkeypatch.setenv("DAZZLE_PG_BIN", "/nowhere")
    out, err = inspect("--schema", "--format", "sql")
    assert out == (REFERENCE / "invoice_ops.sql").read_text()
    assert err == ""


def test_names_choose_the_tables_and_framework_adds_dazzles(project, inspect):
    for side in ("--schema", "--database"):
        assert set(json.loads(inspect(side, "LineItem", "User", "--json")[0])["tables"]) == {"line_item", "user_"}
        everything = set(json.loads(inspect(side, "--framework", "--json")[0])["tables"])
        assert everything > TABLES
        assert all(name.startswith("dazzle_") for name in everything - TABLES)


def test_each_format_is_written_to_a_file_of_its_suffix(project, inspect, tmp_path):
    for side in ("--schema", "--database"):
        for name, suffix in (("text", ".txt"), ("json", ".json"), ("sql", ".sql")):
            shown, _ = inspect(side, "--format", name)
            out, err = inspect(side, "--output", str(tmp_path / f"tables{suffix}"))
            assert (tmp_path / f"tables{suffix}").read_text(encoding="utf-8") == shown
            assert out == ""
            assert err.endswith(f"tables{suffix}: {name}, 7 tables.\n")


def test_sql_of_the_database_makes_its_tables_again(project, inspect, database_url):
    out, _ = inspect("--database", "--format", "sql")
    with psycopg.connect(database_url) as connection:
        connection.execute(out.encode())
    assert inspect("--database", "--json", "--database-url", database_url) == inspect("--database", "--json")


def test_an_empty_database_has_no_table_and_lacks_those_that_are_named(project, inspect, database_url):
    at = ("--database", "--database-url", database_url)
    assert inspect(*at)[0] == "There is no table.\n"
    assert inspect(*at, "--format", "sql")[0] == "-- There is no table.\n"
    assert json.loads(inspect(*at, "--json")[0]) == {"version": 1, "tables": {}, "functions": {}, "extensions": []}
    out, err = inspect(*at, "Invoice", "Tenant", code=1)
    assert out == ""
    assert "the database has no table `invoice`, `tenant`" in err
    assert "dazzle db upgrade" in err


def test_what_was_added_by_hand_is_seen(project, inspect, database_url):
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE TABLE note (id integer PRIMARY KEY, text text)")
        connection.execute("COMMENT ON TABLE note IS 'Made by hand'")
        connection.execute("ALTER TABLE note ENABLE ROW LEVEL SECURITY")
        connection.execute("CREATE POLICY own ON note FOR SELECT USING (id > 0)")
    out, _ = inspect("--database", "--database-url", database_url)
    assert re.match(r"note +table, row security\nMade by hand\n\n  id +integer +not null\n", out)
    assert "  policy       own FOR SELECT USING ((id > 0))\n" in out


@pytest.mark.parametrize("asked", [(), ("--json",)])
def test_a_database_that_is_down_is_told_and_ends_with_1(project, inspect, asked):
    out, err = inspect("--database", "--database-url", NOBODY, *asked, code=1)
    said = json.loads(out)["error"]["message"] if asked else err
    assert "nobody answers at 127.0.0.1:1" in said
    assert "Traceback" not in err
    # Of the text, no database of ours is asked.
    assert inspect("--schema")[0]


def test_schema_asks_no_database_of_the_users(project, inspect, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", NOBODY)
    assert set(json.loads(inspect("--schema", "--json")[0])["tables"]) == TABLES
    inspect("--database", code=1)


def test_a_text_with_mistakes_hides_what_it_means_and_not_what_the_database_has(project, inspect):
    wrong = project / "dsl" / "wrong.dsl"
    wrong.write_text("module wrong\nentity Kite:\n  id: uuid pk\n  tag: strng\n")
    try:
        assert "error[unknown-type]" in inspect("--schema", code=1)[1]
        assert "error[unknown-type]" in inspect("--database", "Invoice", code=1)[1]
        assert set(json.loads(inspect("--database", "--json")[0])["tables"]) == TABLES
    finally:
        wrong.unlink()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--schema", "--database"), ("two things to look at",)),
        (("--database-url", NOBODY), ("none is asked", "add --database")),
        (("--schema", "--database-url", NOBODY), ("none is asked", "add --database")),
        (("--format", "sql"), ("entities are not shown as sql", "add --schema or --database")),
        (("--schema", "--format", "svg"), ("tables are not shown as svg, but as text, json, sql",)),
        (("--database", "--format", "mermaid"), ("leave --schema and --database away",)),
        (("--schema", "SystemHealth"), ("`SystemHealth` has no table", "it is virtual")),
        (("--database", "SystemHealth"), ("`SystemHealth` has no table",)),
        (("--database", "Invoce"), ("there is no entity `Invoce`", "did you mean `Invoice`?")),
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(project, inspect, arguments, said):
    out, err = inspect(*arguments, code=2)
    assert out == ""
    assert all(part in err for part in said)
