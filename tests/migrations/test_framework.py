"""The framework's own revisions, which every project stands upon."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace
from psycopg.conninfo import make_conninfo

from build import app, entity, field
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, revision, run, state
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.history import FRAMEWORK_VERSIONS, History
from dazzle.compiler import compile_framework
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.fieldtypes.int import Int
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

FRAMEWORK = History(None, "shop")
SECOND = "add mood to FeedbackReport"


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    name = f"framework_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield make_conninfo(server, dbname=name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(params=["server", "server_15_url"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database on each version of PostgreSQL that there is."""
    with empty_database(request.getfixturevalue(request.param)) as url:
        yield url


def test_upgraded_database_is_what_create_all_makes_when_empty_before(url: str) -> None:
    run.upgrade(url, FRAMEWORK)
    metadata = build_metadata(compile_framework())
    with psycopg.connect(url) as connection:
        connection.execute("CREATE SCHEMA created")
        catalogue.pin(connection, "created")
        for statement in creating(metadata, set(metadata.tables)):
            connection.execute(statement.encode())
        made = catalogue.read(connection)
        assert tuple(catalogue.differences(made, catalogue.read(connection, "created"))) == ()
        assert catalogue.table_names(made) == set(metadata.tables)


def test_revisions_say_what_the_framework_says(server: str) -> None:
    assert revision.check(compile_framework(), FRAMEWORK, server, owner=Owner.FRAMEWORK) == ()


@pytest.fixture
def newer(server: str, tmp_path: Path) -> tuple[AppSpec, Path]:
    """The framework as a later version has it: a field more, and a revision behind those there are."""
    folder = tmp_path / "framework"
    shutil.copytree(FRAMEWORK_VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    framework = compile_framework()
    entities = tuple(
        replace(each, fields=(*each.fields, field("mood", Int()))) if each.name == "FeedbackReport" else each
        for each in framework.entities
    )
    spec = replace(framework, entities=entities)
    history = History(None, "shop", folder)
    assert len(revision.write(spec, history, server, SECOND, owner=Owner.FRAMEWORK)) == 1
    return spec, folder


def test_every_run_is_written_down_when_applied_and_taken_back(database_url: str, newer: tuple[AppSpec, Path]) -> None:
    history = History(None, "shop", newer[1])
    applied = run.upgrade(database_url, history).applied
    run.downgrade(database_url, history, applied[0])
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT version, previous_version, status, rollback_of, duration_ms >= 0, deployed_by <> ''"
            " FROM dazzle_deploy_history ORDER BY deployed_at"
        ).fetchall()
    first, second = applied
    assert rows == [
        (second, None, "completed", None, True, True),
        (first, second, "rolled_back", second, True, True),
    ]


def test_second_revision_leaves_the_project_alone_when_it_comes_later(
    server: str, database_url: str, tmp_path: Path, newer: tuple[AppSpec, Path]
) -> None:
    framework, folder = newer
    versions = tmp_path / "versions"
    versions.mkdir()
    history = History(versions, "shop", folder)
    first, second = history.of(Owner.FRAMEWORK)
    assert second.message == SECOND
    own = app(entity("Item", field("n", Int())))
    spec = replace(framework, entities=(*own.entities, *framework.entities))
    (path,) = revision.write(spec, history, server, "baseline")
    assert "dazzle_" not in path.read_text()

    history = history.reread()
    run.upgrade(database_url, history, run.Wish(target=first.id))
    run.upgrade(database_url, history, run.Wish(target=path.stem[-12:]))
    assert state.current(database_url) == {first.id, path.stem[-12:]}
    assert run.upgrade(database_url, history).applied == (second.id,)
    assert state.current(database_url) == {second.id, path.stem[-12:]}


def test_frameworks_revision_is_refused_when_dazzle_is_installed(
    server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(revision, "CHECKOUT", tmp_path / "pyproject.toml")
    with pytest.raises(RevisionRefused, match="checkout"):
        revision.write(compile_framework(), FRAMEWORK, server, "change", owner=Owner.FRAMEWORK)
