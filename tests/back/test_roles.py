"""The two roles on a server of one's own: the script, what they may do, and which roles may not serve."""

import json
import subprocess
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from clusters import QUICK
from dazzle.back.bounded import require_bounded
from dazzle.back.embedded import Cluster
from dazzle.back.embedded.binaries import locate
from dazzle.back.migrate.run import Wish, upgrade
from dazzle.back.roles import Names, script
from dazzle.cli.app import run
from dazzle.cli.revisions import history_of
from dazzle.diagnostics.errors import DatabaseRefused
from dazzle.project import load
from dazzle.project.compilation import appspec_of

DSL = """
module club.app

app club "Club":
  security_profile: standard

tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk
  name: str(80) required

entity Kite "Kite":
  id: uuid pk
  name: str(80) required
"""


@pytest.fixture
def server(tmp_path):
    """A server on which no application has anything yet, as superuser."""
    cluster = Cluster(tmp_path / "server", options=QUICK)
    with cluster:
        yield cluster.url()
    cluster.stop(force=True)


@pytest.fixture
def project(tmp_path, monkeypatch):
    for variable in ("DATABASE_URL", "DAZZLE_ENV", "DAZZLE_MIGRATE_URL"):
        monkeypatch.delenv(variable, raising=False)
    root = tmp_path / "club"
    (root / "dsl").mkdir(parents=True)
    (root / "dazzle.toml").write_text('[project]\nname = "club"\n[serve]\nport = 0\n')
    (root / "dsl" / "app.dsl").write_text(DSL)
    monkeypatch.chdir(root)
    return load(root)


def psql(url: str, text: str) -> None:
    command = [locate() / "psql", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "--dbname", url]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(question).fetchall()


def do(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def of(url: str, user: str, database: str = "club") -> str:
    return make_conninfo(url, user=user, dbname=database)


@pytest.fixture
def migrated(server, project, capsys):
    """The server, with the roles of the printed script, and the tables that the owner made."""
    assert run(["db", "roles"]) == 0
    psql(server, capsys.readouterr().out)
    upgrade(of(server, "club_owner"), history_of(project), Wish(appspec=appspec_of(project)))
    return server


@pytest.fixture
def as_migrated(migrated, monkeypatch):
    return migrated, monkeypatch


def test_owner_migrates_and_the_other_role_is_held_to_the_policies(migrated):
    assert ask(of(migrated, "club_owner"), "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'") == [
        ("club_owner",)
    ]
    app = of(migrated, "club_app")
    require_bounded(app)
    do(of(migrated, "postgres"), "INSERT INTO club (id, name) VALUES (gen_random_uuid(), 'one')")
    with psycopg.connect(app) as connection:
        connection.execute("SELECT set_config('dazzle.tenant_id', (SELECT id FROM club)::text, true)")
        connection.execute("INSERT INTO kite (name) VALUES ('red')")
        assert connection.execute("SELECT name FROM kite").fetchall() == [("red",)]
    assert ask(app, "SELECT name FROM kite") == []


def test_script_changes_nothing_when_it_is_run_again(migrated):
    state = "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles ORDER BY 1"
    rights = "SELECT relname, relacl::text FROM pg_class WHERE relkind = 'r' ORDER BY 1"
    before = ask(of(migrated, "postgres"), state), ask(of(migrated, "postgres"), rights)
    psql(migrated, script(Names.of("club")))
    assert (ask(of(migrated, "postgres"), state), ask(of(migrated, "postgres"), rights)) == before


def test_script_needs_no_superuser(server):
    do(server, "CREATE ROLE admin LOGIN CREATEROLE CREATEDB")
    psql(of(server, "admin", "postgres"), script(Names.of("club")))
    do(of(server, "club_owner"), "CREATE TABLE thing (name text)")
    do(of(server, "club_app"), "INSERT INTO thing VALUES ('first')")


@pytest.mark.parametrize("database", ["Two words", "a'b\\c\"d", "host=elsewhere", "select"])
def test_script_takes_any_name(server, database):
    psql(server, script(Names(database=database, owner=f"{database} owner", app=f"{database} \\app")))
    do(of(server, f"{database} owner", database), "CREATE TABLE thing (name text)")
    do(of(server, f"{database} \\app", database), "INSERT INTO thing VALUES ('first')")


def test_statements_of_the_json_do_what_the_script_does(server, project, capsys):
    assert run(["db", "roles", "--owner", "boss", "--app", "clerk", "--database", "books", "--json"]) == 0
    for each in json.loads(capsys.readouterr().out)["statements"]:
        url = server if each["database"] is None else of(server, "postgres", each["database"])
        if each["unless"] is None or not ask(url, each["unless"]):
            do(url, each["sql"])
    do(of(server, "boss", "books"), "CREATE TABLE thing (name text)")
    do(of(server, "clerk", "books"), "INSERT INTO thing VALUES ('first')")


@pytest.mark.parametrize(
    ("making", "user", "reason"),  # the role that is made first, if any, and the one that serves
    [
        ("SELECT", "postgres", "it is a superuser"),
        ("CREATE ROLE bypassing LOGIN BYPASSRLS", "bypassing", "it has BYPASSRLS"),
        ("CREATE ROLE great LOGIN IN ROLE postgres", "great", "may become one"),
        ("CREATE ROLE passing BYPASSRLS; CREATE ROLE late LOGIN IN ROLE passing", "late", "may have it"),
        ("SELECT", "club_owner", "it is the owner of the tables"),
        ("CREATE ROLE friend LOGIN NOINHERIT IN ROLE club_owner", "friend", "it is the owner of the tables"),
        ("CREATE ROLE groups IN ROLE club_owner; CREATE ROLE remote LOGIN IN ROLE groups", "remote", "may become so"),
    ],
)
def test_role_that_passes_by_the_policies_may_not_serve(as_migrated, making, user, reason, capsys):
    migrated, monkeypatch = as_migrated
    do(migrated, *making.split(";"))
    do(of(migrated, "postgres"), "GRANT CONNECT ON DATABASE club TO PUBLIC")
    do(of(migrated, "postgres"), "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC")
    url = _as_url(migrated, user)
    with pytest.raises(DatabaseRefused, match=reason):
        require_bounded(url)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("DAZZLE_MIGRATE_URL", _as_url(migrated, "club_owner"))
    capsys.readouterr()
    assert run(["serve", "--no-migrate", "--port", "0"]) == 1
    said = capsys.readouterr().err
    assert f"error: the role `{user}` may not serve: " in said
    assert reason in said
    assert "sees the rows of every tenant" in said
    assert "dazzle db roles" in said


def test_tables_of_a_role_without_bounds_are_not_served(migrated):
    """A function of their policies runs as that role, and would find the rows of every tenant."""
    do(of(migrated, "postgres"), "ALTER TABLE kite OWNER TO postgres")
    with pytest.raises(DatabaseRefused, match="belong to `postgres`") as refused:
        require_bounded(of(migrated, "club_app"))
    assert "REASSIGN OWNED" in str(refused.value.help)


def _as_url(server: str, user: str) -> str:
    return server.replace("postgres@", f"{user}@").replace("/postgres?", "/club?")


def test_role_of_neither_may_serve_once_it_has_the_rights(migrated):
    do(migrated, "CREATE ROLE other LOGIN")
    do(of(migrated, "postgres"), "GRANT CONNECT ON DATABASE club TO other")
    require_bounded(of(migrated, "other"))


@pytest.mark.parametrize("name", ["", "x" * 64, "line\nbreak"])
def test_names_that_postgresql_would_not_keep_are_refused(project, capsys, name):
    assert run(["db", "roles", "--owner", name]) == 2
    assert "is no name" in capsys.readouterr().err


def test_script_holds_no_password_and_says_how_to_set_one(project: Path):
    text = script(Names.of("club"))
    assert "PASSWORD" not in text
    assert r"\password" in text
