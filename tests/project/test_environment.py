"""Plain Alembic in a project's folder: what it is told, and what it says when there is nothing to tell."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate.lock import KEY
from dazzle.back.migrate.session import SESSION_KEY

ALEMBIC_INI = Path(__file__).parents[2] / "src" / "dazzle" / "cli" / "templates" / "alembic.ini"
TEXT = "module shop.app\n\napp shop\n\nentity Thing:\n  id: uuid pk\n  name: str(40){}\n"


def alembic(folder: Path, *arguments: str, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alembic", *arguments],
        cwd=folder,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


def project(folder: Path, extra: str = "") -> Path:
    (folder / "dsl").mkdir()
    (folder / "migrations" / "versions").mkdir(parents=True)
    (folder / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    (folder / "alembic.ini").write_text(ALEMBIC_INI.read_text())
    (folder / "dsl" / "app.dsl").write_text(TEXT.format(extra))
    return folder


def test_alembic_migrates_the_chosen_database_and_compares_it_with_the_text(tmp_path, database_url):
    root = project(tmp_path)

    done = alembic(root, "upgrade", "heads", url=database_url)
    checked = alembic(root, "check", url=database_url)

    assert done.returncode == 0, done.stderr
    assert checked.returncode != 0
    assert "add_table" in checked.stdout + checked.stderr
    assert "thing" in checked.stdout + checked.stderr


def test_alembic_says_one_sentence_when_the_text_has_errors(tmp_path, database_url):
    done = alembic(project(tmp_path, " rquired"), "check", url=database_url)

    assert done.returncode != 0
    assert "FAILED: the text has 1 error" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_alembic_says_one_sentence_when_the_database_cannot_be_reached(tmp_path):
    done = alembic(project(tmp_path), "current", url="postgresql://ada:secret@127.0.0.1:1/shop")

    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "127.0.0.1:1" in said
    assert "secret" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("key", [KEY, SESSION_KEY], ids=["a run", "a session that a run has left behind"])
def test_alembic_waits_for_who_migrates_when_it_changes_something(tmp_path, database_url, key):
    root = project(tmp_path)
    with psycopg.connect(database_url, application_name="dazzle on elsewhere") as other:
        other.execute("SELECT pg_advisory_lock(%s)", (key,))
        assert alembic(root, "current", url=database_url).returncode == 0
        waiting = subprocess.Popen(
            [sys.executable, "-m", "alembic", "upgrade", "heads"],
            cwd=root,
            env={**os.environ, "DATABASE_URL": database_url},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert waiting.stderr is not None
        assert f"waiting for pid {other.info.backend_pid}, dazzle on elsewhere" in waiting.stderr.readline()
        assert other.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,)
    assert waiting.wait(60) == 0, waiting.stderr.read()
    waiting.stderr.close()
