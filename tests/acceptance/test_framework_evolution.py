"""The framework's own tables evolve by its own revisions."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import dazzle
from processes import Commands

MESSAGE = "add mood to FeedbackReport"
TABLE = ("db", "psql", "--", "-c", "\\d dazzle_feedback_report")


@pytest.fixture(scope="module")
def checkout(new: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later version of Dazzle, which has a field more, and a revision that adds it."""
    sources = Path(dazzle.__file__).parent
    checkout = tmp_path_factory.mktemp("later") / "checkout"
    shutil.copytree(sources, checkout / "src" / "dazzle", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(sources.parents[1] / "pyproject.toml", checkout)
    feedback = checkout / "src" / "dazzle" / "framework" / "feedback.dsl"
    text = feedback.read_text()
    feedback.write_text(text.replace("  page_url: str(500)\n", "  page_url: str(500)\n  mood: int\n", 1))
    project = tmp_path_factory.mktemp("project") / "shop"
    shutil.copytree(new, project, ignore=shutil.ignore_patterns(".dazzle"))
    with_it(Commands(project), checkout).dazzle("db", "revision", "--framework", "-m", MESSAGE)
    return checkout


@pytest.fixture
def newer(shop: Commands, checkout: Path) -> Commands:
    """The same project with the later version."""
    return with_it(shop, checkout)


def with_it(commands: Commands, checkout: Path) -> Commands:
    return replace(commands, variables={**commands.variables, "PYTHONPATH": str(checkout / "src")})


def framework_revisions(commands: Commands) -> list[str]:
    """Ids of the branch `dazzle`, oldest first, as plain Alembic lists them."""
    listed = commands.run("alembic", "history", "-r", "base:dazzle@head", "--verbose")
    return re.findall(r"^Rev: ([0-9a-f]{12})", listed, re.MULTILINE)[::-1]


def current(commands: Commands) -> set[str]:
    shown = commands.dazzle("db", "psql", "--", "-Atc", "SELECT version_num FROM alembic_version")
    return set(re.findall(r"\b[0-9a-f]{12}\b", shown))


def test_second_revision_is_applied_when_deployed_on_the_first(shop: Commands, newer: Commands) -> None:
    *_, first, second = framework_revisions(newer)
    shop.dazzle("db", "upgrade")
    before = current(shop)
    assert first in before
    assert "mood" not in newer.dazzle(*TABLE)
    assert MESSAGE in newer.dazzle("db", "upgrade")
    assert "mood" in newer.dazzle(*TABLE)
    assert current(newer) == before - {first} | {second}


def test_second_revision_is_applied_by_plain_alembic_when_deployed_on_the_first(newer: Commands) -> None:
    *_, first, second = framework_revisions(newer)
    newer.run("alembic", "upgrade", first)
    newer.run("alembic", "upgrade", "shop@head")
    before = current(newer)
    assert first in before
    newer.run("alembic", "upgrade", "heads")
    assert current(newer) == before - {first} | {second}


def test_second_revision_is_applied_by_serve_when_deployed_on_the_first(shop: Commands, newer: Commands) -> None:
    shop.dazzle("db", "upgrade")
    served = newer.serve()
    assert served.get("/app")[0] == 200
    assert "mood" in newer.dazzle(*TABLE)
    assert served.stop() == 0


def test_no_framework_table_is_in_a_projects_revision(shop: Commands) -> None:
    assert shop.revisions
    assert all("dazzle_" not in path.read_text().replace("dazzle_versions", "") for path in shop.revisions)


def test_create_all_rows_are_adopted_when_the_first_revision_comes_later(shop: Commands) -> None:
    for path in shop.revisions:
        path.unlink()
    served = shop.serve()
    assert served.get("/app")[0] == 200
    assert served.stop() == 0
    assert shop.dazzle("db", "psql", "--", "-c", "SELECT version_num FROM alembic_version").count("(1 row)") == 1

    (shop.folder / "dsl" / "deliveries.dsl").write_text(
        'module deliveries\n\nentity Delivery "Delivery":\n  id: uuid pk\n  note: str(80) required\n'
    )
    served = shop.serve()
    assert served.get("/app")[0] == 200
    assert served.stop() == 0
    shop.dazzle("db", "psql", "--", "-c", "INSERT INTO delivery (note) VALUES ('two pallets')")

    shop.edit("  note: str(80) required\n", "  note: str(80) required\n  due_on: date\n")
    served = shop.serve()
    served.url  # noqa: B018  waits until it serves
    assert served.stop() == 0
    assert "due_on" not in shop.dazzle("db", "psql", "--", "-c", "\\d delivery")

    shop.dazzle("db", "revision", "-m", "first")
    assert len(shop.revisions) == 2
    shop.dazzle("db", "upgrade")
    assert "due_on" in shop.dazzle("db", "psql", "--", "-c", "\\d delivery")
    assert "two pallets" in shop.dazzle("db", "psql", "--", "-c", "SELECT note FROM delivery")
    shop.dazzle("db", "check")


def test_one_sentence_is_said_when_the_database_is_ahead(shop: Commands) -> None:
    shop.dazzle("db", "upgrade")
    (shop.folder / "dsl" / "deliveries.dsl").write_text(
        'module deliveries\n\nentity Delivery "Delivery":\n  id: uuid pk\n  note: str(80) required\n'
    )
    shop.dazzle("db", "revision", "-m", "add deliveries")
    shop.dazzle("db", "upgrade")
    newest = shop.revisions[-1]
    ahead = newest.stem.rsplit("_", 1)[1]
    newest.unlink()
    for command in (("db", "upgrade"), ("serve", "--port", "0")):
        said = shop.dazzle(*command, code=1)
        assert ahead in said
