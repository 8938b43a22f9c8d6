"""What rules say where it is easily got wrong: each was wrong once."""

from collections.abc import Iterator
from textwrap import dedent
from uuid import UUID

import psycopg
import pytest

from access import Asks
from build import compiled
from dazzle.back.metadata import build_metadata
from dazzle.ir.entity import Owner
from tenants import TENANTS, asking, furnish

ANN, BOB = UUID(int=11), UUID(int=12)
HEAD = """
module m
app shop "Shop"
tenancy:
  mode: shared_schema
entity Org "Org":
  archetype: tenant
  id: uuid pk
entity User "User":
  archetype: user
  id: uuid pk
  level: int
  rate: decimal(8, 2)
  seen: datetime
  budget: money(EUR)
"""


@pytest.fixture
def connection(server: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server) as connection:
        yield connection
        connection.rollback()


def made(connection: psycopg.Connection, text: str, *statements: str) -> None:
    """The tables of these entities, with a tenant, Ann and Bob, and what the statements put there."""
    furnish(connection, compiled(HEAD + dedent(text)).require())
    connection.execute("INSERT INTO org VALUES (%s)", (TENANTS[0],))
    connection.execute(
        "INSERT INTO user_ (id, level, rate, seen, budget_minor, budget_currency)"
        " VALUES (%s, 1, 1, '2026-01-01 12:00Z', 100, 'EUR'), (%s, 2, 2, NULL, NULL, NULL)",
        (ANN, BOB),
    )
    connection.execute("SELECT set_config('dazzle.tenant_id', %s, true)", (str(TENANTS[0]),))
    for statement in statements:
        connection.execute(statement.encode())


def seen(connection: psycopg.Connection, table: str, user: object = ANN, roles: tuple[str, ...] = ()) -> int:
    with asking(connection, Asks(user=user, tenant=TENANTS[0], roles=roles)):
        return connection.execute(f"SELECT FROM {table}".encode()).rowcount


def test_what_nobody_may_do_is_not_open_to_all(connection: psycopg.Connection) -> None:
    text = """
        entity Part "Part":
          domain: platform
          id: uuid pk
          permit:
            list: role(clerk)
        """
    made(connection, text, "INSERT INTO part DEFAULT VALUES")
    assert seen(connection, "part", roles=("clerk",)) == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege), asking(connection, Asks(tenant=TENANTS[0])):
        connection.execute("INSERT INTO part DEFAULT VALUES")


def test_two_kinds_of_rules_on_one_entity_both_hold(connection: psycopg.Connection) -> None:
    text = """
        entity Team "Team":
          id: uuid pk
          lead: ref User
          open: bool
        entity Task "Task":
          id: uuid pk
          team: ref Team
          visible:
            when anonymous: team.open = true
          scope:
            list: team.lead = current_user
              as: *
        """
    made(
        connection,
        text,
        f"INSERT INTO team (id, lead, open) VALUES ('{UUID(int=1)}', '{ANN}', true), ('{UUID(int=2)}', '{BOB}', true),"
        f" ('{UUID(int=3)}', '{ANN}', false)",
        "INSERT INTO task (team) SELECT id FROM team",
    )
    assert seen(connection, "task") == 1


DELETED = """
    entity Task "Task":
      id: uuid pk
      card: has_one Card
      scope:
        list: card.holder = current_user
          as: *
        read: via Card(task = id, holder = current_user)
          as: *
    entity Card "Card":
      id: uuid pk
      task: ref Task
      holder: ref User
      soft_delete
    """


def test_what_is_deleted_lets_nobody_in(connection: psycopg.Connection) -> None:
    """And two deleted rows, where there is to be one, are no error."""
    made(
        connection,
        DELETED,
        "INSERT INTO task DEFAULT VALUES",
        f"INSERT INTO card (task, holder, deleted_at) SELECT id, '{ANN}', now() FROM task",
        f"INSERT INTO card (task, holder, deleted_at) SELECT id, '{ANN}', now() FROM task",
        f"INSERT INTO card (task, holder) SELECT id, '{BOB}' FROM task",
    )
    assert seen(connection, "task") == 0
    assert seen(connection, "task", BOB) == 1


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("amount = current_user.level", 1),
        ("amount > current_user.level", 1),  # 10 is more than 2, and "10" is not
        ("cost = current_user.budget", 1),
        ("cost = current_user.level", 1),  # 1.00 EUR
        ("day = current_user.seen", 1),
        ("current_user.level = 1", 2),
        ('current_user.seen > "2025-12-31T00:00Z"', 2),
        ('current_user.seen = "no moment"', 0),
        ("current_user.nothing = 1", 0),
        ("current_user.nothing", 0),
        ("not current_user.nothing", 0),
        ("current_user.nothing = null", 2),
        ("amount in [current_user.nothing, 10]", 1),
        ("amount not in [current_user.level]", 1),
        ("its_card = null", 2),
    ],
)
def test_what_is_asked_of_people_is_compared_by_its_kind(
    connection: psycopg.Connection, condition: str, expected: int
) -> None:
    text = f"""
        entity Bill "Bill":
          id: uuid pk
          amount: decimal(8, 2)
          cost: money(EUR)
          day: date
          its_card: has_one Card
          scope:
            list: {condition}
              as: *
        entity Card "Card":
          id: uuid pk
          bill: ref Bill
        """
    made(
        connection,
        text,
        "INSERT INTO bill (amount, cost_minor, cost_currency, day) VALUES"
        " (1, 100, 'EUR', '2026-01-01'), (10, 1, 'EUR', '2026-01-02')",
    )
    assert seen(connection, "bill") == expected


def test_tables_without_tenants_have_no_policies() -> None:
    spec = compiled(dedent(HEAD).replace("shared_schema", "single")).require()
    for table in build_metadata(spec).tables.values():
        if table.info["owner"] is Owner.PROJECT:
            assert table.info["row_security"] is None


def test_no_function_is_made_when_no_policy_calls_it() -> None:
    text = """
    entity Note "Note":
      id: uuid pk
      permit:
        update: role(clerk)
      scope:
        update: current_user.level > 1
          as: clerk
    persona clerk "Clerk":
      description: "writes"
    """
    metadata = build_metadata(compiled(HEAD + dedent(text)).require(), owner=Owner.PROJECT)
    assert [each.name for each in metadata.tables["note"].info["row_security"].policies] == ["tenant_fence"]
    assert [each.name for each in metadata.info["functions"]] == ["context_tenant"]


@pytest.mark.parametrize("asked", ["current_user.suspendd = true", "current_context = 1"])
def test_what_is_forbidden_by_what_nobody_knows_is_forbidden_to_all(asked: str) -> None:
    text = f"""
    entity Note "Note":
      id: uuid pk
      permit:
        list: authenticated
        create: authenticated
      forbid:
        list: {asked}
      scope:
        list: all
          as: *
    """
    metadata = build_metadata(compiled(HEAD + dedent(text)).require(), owner=Owner.PROJECT)
    policies = metadata.tables["note"].info["row_security"].policies
    assert [each.command for each in policies] == ["ALL", "INSERT"]


def test_row_of_a_subtype_is_not_changed_by_who_may_not_change_that_of_its_base() -> None:
    text = """
    entity Vehicle "Vehicle":
      id: uuid pk
      permit:
        list: authenticated
        delete: role(boss)
      scope:
        list: all
          as: *
    entity Car "Car":
      subtype_of: Vehicle
      doors: int
    """
    metadata = build_metadata(compiled(HEAD + dedent(text)).require(), owner=Owner.PROJECT)
    policies = {each.command: each for each in metadata.tables["car"].info["row_security"].policies}
    assert set(policies) == {"ALL", "SELECT", "DELETE"}
    assert "'boss' = ANY (context_roles())" in str(policies["DELETE"].using)
