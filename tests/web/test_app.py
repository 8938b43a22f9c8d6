"""The application is made from artefact and database, refuses what does not fit, and runs under a real server."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from asgi import Client
from build import entity, field
from dazzle.back.database import Database
from dazzle.back.migrate.history import History
from dazzle.back.migrate.run import Wish, upgrade
from dazzle.diagnostics.errors import DatabaseAhead, DatabaseBehind, ServeError
from dazzle.fieldtypes.str import Str
from dazzle.ir.codec import encode
from dazzle.web import plural
from dazzle.web.app import create_app
from dazzle.web.artefact import PLACE, Artefact, load, save
from serving import artefact, serving, whole

PARCEL = entity("Parcel", field("number", Str(9), required=True))
SPEC = whole(PARCEL)
SOURCE = "entity Parcel:\n"


@pytest.fixture
def project(tmp_path: Path) -> Artefact:
    """A compiled project on disk."""
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    (tmp_path / "dsl").mkdir()
    (tmp_path / "dsl" / "app.dsl").write_text(SOURCE)
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    made = replace(artefact(SPEC, tmp_path, persona=None), sources={"dsl/app.dsl": digest})
    save(made, tmp_path)
    return made


def database(url: str) -> Database:
    with psycopg.connect(url) as connection:
        return Database.behind(connection, url=url, app_url=url, source="a test")


def migrate(made: Artefact, url: str) -> None:
    upgrade(url, History(made.project_versions, made.label), Wish(appspec=SPEC))


def test_artefact_is_equal_when_saved_and_loaded(project: Artefact, tmp_path: Path) -> None:
    found = load(tmp_path)
    assert found.appspec == project.appspec
    assert (found.sources, found.label, found.database) == (project.sources, project.label, project.database)
    assert found.project_versions == project.project_versions
    assert found.digest == project.digest
    assert (found.serve.persona, found.serve.tenant, found.serve.user) == (None, None, None)


def test_artefact_is_loaded_when_the_project_was_moved(project: Artefact, tmp_path: Path) -> None:
    moved = shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}-moved")
    assert load(moved).database.root == moved
    assert load(moved).project_versions == moved / "migrations" / "versions"


def test_artefact_is_its_owners_alone_when_saved(project: Artefact, tmp_path: Path) -> None:
    assert (tmp_path / PLACE).stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / PLACE).parent.iterdir()] == [PLACE.name]


@pytest.mark.parametrize("changed", ["dazzle.toml", "dsl/app.dsl"])
def test_artefact_is_refused_when_a_text_changed(project: Artefact, tmp_path: Path, changed: str) -> None:
    (tmp_path / changed).write_text("other = 1\n")
    with pytest.raises(ServeError, match=re.escape(f"`{changed}` has changed")) as refused:
        load(tmp_path)
    assert "dazzle validate" in refused.value.help


def test_artefact_is_refused_when_a_text_is_gone(project: Artefact, tmp_path: Path) -> None:
    (tmp_path / "dsl" / "app.dsl").unlink()
    with pytest.raises(ServeError, match="has changed"):
        load(tmp_path)


def test_artefact_is_refused_when_a_text_was_added(project: Artefact, tmp_path: Path) -> None:
    (tmp_path / "dsl" / "more").mkdir()
    (tmp_path / "dsl" / "more" / "other.dsl").write_text(SOURCE)
    with pytest.raises(ServeError, match=r"other\.dsl` has changed"):
        load(tmp_path)
    save(project, tmp_path)
    assert load(tmp_path).appspec == project.appspec


@pytest.mark.parametrize("content", ["", "{", "{}", "[]", '{"dazzle": 1}', "\x80"])
def test_artefact_is_refused_when_it_is_broken(project: Artefact, tmp_path: Path, content: str) -> None:
    (tmp_path / PLACE).write_text(content)
    with pytest.raises(ServeError, match="stale"):
        load(tmp_path)


def test_artefact_is_refused_when_another_version_made_it(project: Artefact, tmp_path: Path) -> None:
    document = json.loads((tmp_path / PLACE).read_text())
    (tmp_path / PLACE).write_text(json.dumps({**document, "dazzle": "99.0"}))
    with pytest.raises(ServeError, match=r"Dazzle 99\.0"):
        load(tmp_path)
    (tmp_path / PLACE).write_text(json.dumps({**document, "appspec": encode(SPEC)["entities"][0]}))
    with pytest.raises(ServeError, match="no AppSpec"):
        load(tmp_path)


def test_validate_is_named_when_the_project_is_not_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ServeError, match="not a Dazzle project"):
        create_app()
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    (tmp_path / "dsl").mkdir()
    monkeypatch.chdir(tmp_path / "dsl")
    with pytest.raises(ServeError, match="not compiled") as refused:
        create_app()
    assert "dazzle validate" in refused.value.help


def test_database_is_refused_when_it_is_behind_or_ahead(project: Artefact, database_url: str) -> None:
    with pytest.raises(DatabaseBehind):
        create_app(project, database=database(database_url))
    with psycopg.connect(database_url, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM pg_class WHERE relname = 'parcel'").fetchone() == (0,)
        migrate(project, database_url)
        connection.execute("INSERT INTO alembic_version VALUES ('0123456789ab')")
    with pytest.raises(DatabaseAhead, match="0123456789ab"):
        create_app(project, database=database(database_url))


def test_application_answers_when_the_database_is_at_head(project: Artefact, database_url: str) -> None:
    migrate(project, database_url)
    with Client(create_app(project, database=database(database_url))) as client:
        health = client.get("/health").json()
        assert (health["status"], health["app"], health["dsl_hash"]) == ("ok", "shop", project.digest)
        assert health["uptime_seconds"] >= 0
        assert client.get("/ready").json()["ready"] is True
        assert client.post("/parcels", json={"number": "1"}).status_code == 201
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute("INSERT INTO alembic_version VALUES ('0123456789ab')")
        ready = client.get("/ready")
        assert (ready.status_code, ready.json()["ready"]) == (503, False)
        assert "0123456789ab" in ready.json()["reason"]


def test_page_is_answered_when_an_address_of_the_pages_is_wrong(project: Artefact, database_url: str) -> None:
    migrate(project, database_url)
    with Client(create_app(project, database=database(database_url))) as client:
        assert client.get("/app/nothing").headers["content-type"].startswith("text/html")
        assert client.get("/nothing").headers["content-type"] == "application/problem+json"


def test_neither_compiler_nor_orm_is_loaded_when_serving() -> None:
    code = "import sys, dazzle.web.app; print([m for m in ('sqlalchemy', 'alembic', 'lark') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_uvicorn_serves_the_project_when_started_by_hand(project: Artefact, database_url: str, tmp_path: Path) -> None:
    migrate(project, database_url)
    with subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "--factory", "dazzle.web.app:create_app", "--port", "0"],
        cwd=tmp_path / "dsl",
        env={**os.environ, "DATABASE_URL": database_url},
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stderr is not None
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", said)):
            line = server.stderr.readline()
            assert line, said
            said += line
        request = urllib.request.Request(
            f"{found.group()}/parcels", b'{"number": "7"}', {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.status == 201
        with urllib.request.urlopen(f"{found.group()}/parcels?filter[number]=7", timeout=30) as answer:
            assert json.load(answer)["total"] == 1
        server.terminate()
        rest = server.stderr.read()
    assert "Traceback" not in said + rest


@pytest.mark.parametrize("names", [("Person", "People"), ("Static",), ("App",)])
def test_names_are_told_when_two_things_have_one_address(
    database_url: str, tmp_path: Path, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(plural.IRREGULAR, "static", "static")
    monkeypatch.setitem(plural.IRREGULAR, "app", "app")
    spec = whole(*(entity(name, field("number", Str(9))) for name in names))
    with pytest.raises(ServeError, match=f"`{names[-1]}` would be served at"), serving(spec, database_url, tmp_path):
        pass
