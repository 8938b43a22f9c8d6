"""For any rules and any rows: PostgreSQL shows and changes the rows that the rules say, and no other."""

from collections.abc import Iterator, Mapping
from random import Random
from uuid import uuid4

import psycopg
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from psycopg import sql

from access import Asks, World
from build import compiled
from dazzle.ir.entity import Entity
from effort import examples
from policymodels import Model
from tenants import TENANTS, Population, asking, furnish, insert

SLOW = settings(max_examples=examples(8), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ROLES = ((), ("clerk",), ("chief",), ("other", "chief", "clerk"))


@SLOW
@given(random=st.randoms(use_true_random=False))
def test_the_rows_that_are_seen_and_changed_are_those_that_the_rules_say(server: str, random: Random) -> None:
    holds(server, random)


@SLOW
@given(random=st.randoms(use_true_random=False))
def test_it_is_so_on_postgresql_15(server_15_url: str, random: Random) -> None:
    holds(server_15_url, random)


def holds(server: str, random: Random) -> None:
    text = Model(random).text()
    note(text)
    spec = compiled(text).require()
    population = Population(random, spec)
    with psycopg.connect(server) as connection:
        furnish(connection, spec)
        population.put(connection)
        for asks in whoever(random, population):
            note(repr(asks))
            for entity in population.world.entities.values():
                note(entity.name)
                seen_and_changed(connection, population.world, entity, asks)
                written(connection, population, entity, asks)
        connection.rollback()


def whoever(random: Random, population: Population) -> Iterator[Asks]:
    """Somebody of each role in a tenant, somebody else, and nobody; and somebody without a tenant."""
    users = population.keys["User"]
    for roles in ROLES:
        yield Asks(user=random.choice((*users, None)), tenant=random.choice(TENANTS), roles=roles)
    yield Asks(tenant=TENANTS[0])
    yield Asks(user=random.choice(users), roles=("clerk", "chief"))
    yield Asks()


def seen_and_changed(connection: psycopg.Connection, world: World, entity: Entity, asks: Asks) -> None:
    table = sql.Identifier(entity.table_name)
    rows = world.rows[entity.name]
    key = sql.SQL("tenant_id, id" if entity.of_tenant else "NULL, id")
    changed = {
        operation: keys(row for row in rows if world.changes(asks, entity, row, operation))
        for operation in ("update", "delete")
    }
    plain = "remark" if entity.subtype_of else "name" if entity.name == "Org" else "note"
    change, delete = sql.SQL("UPDATE {} SET {} = 'c'"), sql.SQL("DELETE FROM {}")
    with asking(connection, asks):
        found = connection.execute(sql.SQL("SELECT {} FROM {}").format(key, table)).fetchall()
        seen = keys(row for row in rows if world.sees(asks, entity, row))
        assert sorted(found, key=str) == seen, "select"
    returning = sql.SQL(" RETURNING {}").format(key)
    for operation, statement in (
        ("update", change.format(table, sql.Identifier(plain))),
        ("delete", delete.format(table)),
    ):
        with asking(connection, asks):
            found = connection.execute(statement + returning).fetchall()
            assert sorted(found, key=str) == changed[operation], operation
        with asking(connection, asks):
            # It reads nothing, and PostgreSQL asks for no right to read.
            assert connection.execute(statement).rowcount == len(changed[operation]), f"blind {operation}"


def keys(rows: Iterator[Mapping[str, object]]) -> list[tuple[object, object]]:
    return sorted(((row.get("tenant_id"), row["id"]) for row in rows), key=str)


def written(connection: psycopg.Connection, population: Population, entity: Entity, asks: Asks) -> None:
    """A new row, of this tenant or of another, and a row that becomes another."""
    if entity.name == "Org":
        return
    world, random = population.world, population.random
    tenant = random.choice((*TENANTS, *TENANTS, asks.tenant)) or TENANTS[0]
    base = [row["id"] for row in world.rows.get(entity.subtype_of or "", ()) if row["tenant_id"] == tenant]
    there = [row["id"] for row in world.rows[entity.name] if row.get("tenant_id", tenant) == tenant]
    new = [key for key in base if key not in there] if entity.subtype_of else [new_key(entity)]
    if new:
        row = population.row(entity, tenant, new[0])
        allowed = world.creates(asks, entity, row)
        assert is_put(connection, entity, row, asks, "") is allowed, ("insert", row)
        returned = allowed and world.sees(asks, entity, row)
        assert is_put(connection, entity, row, asks, "RETURNING id") is returned, ("insert returning", row)
    rows = world.rows[entity.name]
    if rows:
        becomes(connection, population, entity, asks, random.choice(rows))


def new_key(entity: Entity) -> object:
    return 9 if entity.field("id").type.keyword in {"int", "bigint"} else uuid4()


def is_put(connection: psycopg.Connection, entity: Entity, row: Mapping[str, object], asks: Asks, more: str) -> bool:
    """Whether the row may be made; that there is another of which there is to be one does not matter here."""
    try:
        with asking(connection, asks):
            insert(connection, entity, row, more)
    except psycopg.errors.InsufficientPrivilege:
        return False
    except psycopg.errors.UniqueViolation:
        return True  # found when the policies have let it through
    return True


def becomes(
    connection: psycopg.Connection, population: Population, entity: Entity, asks: Asks, row: Mapping[str, object]
) -> None:
    """One field of a row changes: what it becomes, its writer sees."""
    world = population.world
    fields = [each for each in entity.fields if each.name not in {"id", "kind"} and len(each.type.columns("x")) == 1]
    field = population.random.choice(fields)
    value = population.value(field) if field.name != "tenant_id" else population.random.choice(TENANTS)
    after = {**row, field.name: value}
    may = world.changes(asks, entity, row, "update")
    expected = "refused" if may and not world.sees(asks, entity, after) else int(may)
    statement = sql.SQL("UPDATE {} SET {} = %s WHERE id = %s{}").format(
        sql.Identifier(entity.table_name),
        sql.Identifier(field.type.columns(field.name)[0].name),
        sql.SQL(" AND tenant_id = %s" if entity.of_tenant else ""),
    )
    found: object
    try:
        with asking(connection, asks):
            parameters = [value, row["id"], *([row["tenant_id"]] if entity.of_tenant else [])]
            found = connection.execute(statement, parameters).rowcount
    except psycopg.errors.InsufficientPrivilege:
        found = "refused"
    except psycopg.errors.UniqueViolation:
        return
    assert found == expected, ("update", field.name, value, row)
