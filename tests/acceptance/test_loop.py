"""Edit, check, revise, upgrade, serve, go back: the loop that people live in, by real processes."""

import json
import shutil
from pathlib import Path

import pytest

from processes import Commands

DELIVERY = """\
module deliveries

entity Delivery "Delivery":
  id: uuid pk
  note: str(80) required
  state: enum[planned, done]=planned required

surface delivery_list "Deliveries":
  uses entity Delivery
  mode: list
  section main:
    field note "Note"
    field state "State"

surface delivery_create "New delivery":
  uses entity Delivery
  mode: create
  section main:
    field note "Note"
"""


@pytest.fixture
def deliveries(shop: Commands) -> Commands:
    """The new project with an entity of our own, revised and upgraded."""
    (shop.folder / "dsl" / "deliveries.dsl").write_text(DELIVERY)
    shop.dazzle("db", "revision", "-m", "add deliveries")
    shop.dazzle("db", "upgrade")
    return shop


def schema(commands: Commands) -> str:
    """The database's schema as pg_dump prints it, without what differs from run to run."""
    dump = commands.dazzle("db", "dump", "--", "--schema-only", "--exclude-table=_dazzle_*")
    left_out = ("--", "\\", "SELECT", "SET", "Database:")
    return "\n".join(line for line in dump.splitlines() if line and not line.startswith(left_out))


def test_nothing_to_do_is_said_when_nothing_changed(commands: Commands) -> None:
    commands.dazzle("new", "shop")  # with what it leaves beside the files
    shop = commands.inside("shop")
    shop.dazzle("db", "upgrade")
    before = shop.revisions
    assert "nothing" in shop.dazzle("db", "check").lower()
    assert "nothing" in shop.dazzle("db", "revision", "-m", "nothing").lower()
    assert "nothing" in shop.dazzle("db", "upgrade").lower()
    assert shop.revisions == before


def test_loop_when_a_field_is_added(deliveries: Commands) -> None:
    before = deliveries.revisions
    deliveries.edit("  note: str(80) required\n", "  note: str(80) required\n  due_on: date\n")
    deliveries.edit(
        '    field note "Note"\n    field state', '    field note "Note"\n    field due_on "Due"\n    field state'
    )

    assert "due_on" in deliveries.dazzle("db", "check", code=1)
    ahead = deliveries.serve()
    assert ahead.get("/app/delivery")[0] == 503
    assert ahead.get("/app/contact")[0] == 200
    assert ahead.stop() == 0
    assert "Delivery.due_on" in "".join(ahead.output)
    assert "dazzle db revision" in "".join(ahead.output)

    deliveries.dazzle("db", "revision", "-m", "add due date")
    (added,) = set(deliveries.revisions) - set(before)
    assert "_expand_add_due_date_" in added.name
    text = added.read_text()
    assert "op.add_column" in text
    assert "op.drop_column" in text
    compile(text, added.name, "exec")

    assert "add due date" in deliveries.dazzle("db", "upgrade")
    deliveries.dazzle("db", "check")
    deliveries.dazzle("db", "psql", "--", "-c", "INSERT INTO delivery (note, due_on) VALUES ('pallets', '2026-12-24')")
    served = deliveries.serve()
    status, page = served.get("/app/delivery")
    assert status == 200
    assert "Due" in page.split("<table", 1)[1]
    assert "2026-12-24" in page
    assert served.stop() == 0

    refused = deliveries.dazzle("db", "downgrade", code=2)
    assert "column delivery.due_on with 1 value" in refused
    assert "--yes" in refused
    deliveries.dazzle("db", "downgrade", "--yes")
    assert "due_on" not in deliveries.dazzle("db", "psql", "--", "-c", "\\d delivery")
    refused = deliveries.serve("--no-migrate")
    assert refused.process.wait(60) == 1
    refused.reader.join(30)
    assert "dazzle db upgrade" in "".join(refused.output)
    assert "Traceback" not in "".join(refused.output)


def test_rows_stay_when_a_field_is_renamed(deliveries: Commands) -> None:
    deliveries.dazzle("db", "psql", "--", "-c", "INSERT INTO delivery (note) VALUES ('two pallets')")
    deliveries.edit("  note: str(80) required\n", "  remark: str(80) required was: note\n")
    deliveries.edit('    field note "Note"\n    field state', '    field remark "Remark"\n    field state')
    deliveries.edit('    field note "Note"\n', '    field remark "Remark"\n')
    deliveries.dazzle("db", "revision", "-m", "call it remark")
    deliveries.dazzle("db", "upgrade")
    deliveries.dazzle("db", "check")
    assert "two pallets" in deliveries.dazzle("db", "psql", "--", "-c", "SELECT remark FROM delivery")


def test_nothing_is_dropped_silently_when_a_rename_is_not_declared(deliveries: Commands) -> None:
    before = deliveries.revisions
    deliveries.edit("  note: str(80) required\n", "  remark: str(80) required\n")
    deliveries.edit('    field note "Note"\n    field state', '    field remark "Remark"\n    field state')
    deliveries.edit('    field note "Note"\n', '    field remark "Remark"\n')
    assert "was: note" in deliveries.dazzle("db", "revision", "-m", "call it remark", code=1)
    assert deliveries.revisions == before


def test_destructive_step_has_a_file_of_its_own_when_a_field_goes(deliveries: Commands) -> None:
    before = set(deliveries.revisions)
    deliveries.edit("  state: enum[planned, done]=planned required\n", "  weight: int\n")
    deliveries.edit('    field state "State"\n', '    field weight "Weight"\n')
    deliveries.dazzle("db", "revision", "-m", "weight instead of state")
    names = sorted(path.name for path in set(deliveries.revisions) - before)
    assert ["_contract_" in name for name in names].count(True) == 1
    assert ["_expand_" in name for name in names].count(True) == 1
    deliveries.dazzle("db", "upgrade")
    deliveries.dazzle("db", "check")


def test_plain_alembic_agrees_when_at_head_and_when_behind(deliveries: Commands) -> None:
    head = json.loads(deliveries.dazzle("db", "current", "--format", "json").splitlines()[-1])
    assert head
    assert "add deliveries" in deliveries.run("alembic", "history")
    deliveries.run("alembic", "upgrade", "heads")
    deliveries.run("alembic", "check")
    deliveries.edit("  note: str(80) required\n", "  note: str(80) required\n  due_on: date\n")
    assert "due_on" in deliveries.run("alembic", "check", code=None)


def test_plain_alembic_builds_the_same_schema_when_it_migrates_alone(deliveries: Commands, tmp_path: Path) -> None:
    by_us = schema(deliveries)
    other = Commands(tmp_path / "other", deliveries.variables, deliveries.served)
    # The first one's cluster, which stops when nobody needs it, stays where it is.
    shutil.copytree(deliveries.folder, other.folder, ignore=shutil.ignore_patterns(".dazzle"))
    other.run("alembic", "upgrade", "heads")
    other.dazzle("db", "check")
    assert schema(other) == by_us
