"""The framework's own tables evolve by its own revisions."""

import re

from processes import Commands

FIRST, SECOND = "feedbackreport_without_key", "add idempotency_key to FeedbackReport"


def framework_revisions(commands: Commands) -> list[str]:
    """Ids of the branch `dazzle`, oldest first, as plain Alembic lists them."""
    listed = commands.run("alembic", "history", "-r", "base:dazzle@head", "--verbose")
    return re.findall(r"^Rev: ([0-9a-f]{12})", listed, re.MULTILINE)[::-1]


def test_second_revision_is_applied_when_deployed_on_the_first(shop: Commands) -> None:
    first, second, *_ = framework_revisions(shop)
    shop.run("alembic", "upgrade", first)
    shop.run("alembic", "upgrade", "shop@head")
    assert "idempotency_key" not in shop.dazzle("db", "psql", "--", "-c", "\\d dazzle_feedback_report")
    before = shop.dazzle("db", "psql", "--", "-Atc", "SELECT version_num FROM alembic_version ORDER BY 1")
    applied = shop.dazzle("db", "upgrade")
    assert SECOND in applied
    assert "idempotency_key" in shop.dazzle("db", "psql", "--", "-c", "\\d dazzle_feedback_report")
    after = shop.dazzle("db", "psql", "--", "-Atc", "SELECT version_num FROM alembic_version ORDER BY 1")
    assert first in before
    assert second in after
    own = set(re.findall(r"\b[0-9a-f]{12}\b", before)) - {first}
    assert own <= set(re.findall(r"\b[0-9a-f]{12}\b", after))


def test_second_revision_is_applied_by_serve_when_deployed_on_the_first(shop: Commands) -> None:
    first, *_ = framework_revisions(shop)
    shop.run("alembic", "upgrade", first)
    served = shop.serve()
    assert served.get("/app")[0] == 200
    assert "idempotency_key" in shop.dazzle("db", "psql", "--", "-c", "\\d dazzle_feedback_report")
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
