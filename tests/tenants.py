"""A model with its rows in PostgreSQL: made by the owner, asked by the role that serves."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from random import Random
from uuid import UUID

import psycopg
from psycopg import sql

from access import Asks, World
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating, functions_of
from dazzle.back.pool import Context
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner

OWNER = "policy_owner"
SERVING = "policy_app"
MIDDAY = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
TENANTS = (UUID(int=1), UUID(int=2))

DAYS = tuple(dt.date.fromisoformat(day) for day in ("2025-12-31", "2026-01-01", "2026-01-02"))
GIVEN = {"kind": "special", "auth_provider": "local", "since": dt.date(2025, 12, 30)}  # as others ask for it
VALUES: Mapping[str, tuple[object, ...]] = {
    "bool": (True, False),
    "int": (1, 2, 3),
    "decimal": tuple(map(Decimal, ("1.00", "1.50", "2.00", "10.00"))),
    "money": (1, 100, 250),  # minor units
    "date": DAYS,
    "datetime": (MIDDAY, *(dt.datetime.combine(day, dt.time(), dt.UTC) for day in DAYS)),
    "enum": ("low", "mid", "high"),
}


def roles(connection: psycopg.Connection) -> None:
    """One owns, the other serves; neither is above a policy."""
    for role in (OWNER, SERVING):
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).rowcount:
            connection.execute(f"CREATE ROLE {role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")


def furnish(connection: psycopg.Connection, spec: AppSpec) -> None:
    """A schema of its own with the project's tables, for the rest of the transaction; no trigger holds its keys."""
    schema = f"policy_{uuid.uuid4().hex[:12]}"
    roles(connection)
    for statement in (
        f"CREATE SCHEMA {schema} AUTHORIZATION {OWNER}",
        f"GRANT USAGE ON SCHEMA {schema} TO {SERVING}",
        f"SET LOCAL search_path = {schema}",
        "SET LOCAL TimeZone = 'UTC'",
        f"SET LOCAL ROLE {OWNER}",
    ):
        connection.execute(statement)
    metadata = build_metadata(spec)
    tables = [name for name, table in metadata.tables.items() if table.info["owner"] is Owner.PROJECT]
    for statement in creating(metadata, tables, {each.name for each in functions_of(metadata)}):
        connection.execute(statement.encode())
    connection.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {SERVING}")
    connection.execute("RESET ROLE")
    for name in tables:
        connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER ALL").format(sql.Identifier(name)))


def columns(entity: Entity, row: Mapping[str, object]) -> dict[str, object]:
    """A row by its columns; those that PostgreSQL fills in are left out."""
    found: dict[str, object] = {}
    for field in entity.fields:
        names = [each.name for each in field.type.columns(field.name)]
        value = row.get(field.name)
        if not names or field.name not in row:
            continue
        parts = value if isinstance(value, tuple) else (value, None if value is None else "EUR")
        found.update(zip(names, parts if len(names) > 1 and value is not None else (value, None), strict=False))
    return found


def insert(connection: psycopg.Connection, entity: Entity, row: Mapping[str, object], more: str = "") -> None:
    found = columns(entity, row)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) {}").format(
        sql.Identifier(entity.table_name),
        sql.SQL(", ").join(map(sql.Identifier, found)),
        sql.SQL(", ").join([sql.Placeholder()] * len(found)),
        sql.SQL(more),
    )
    connection.execute(statement, list(found.values()))


@contextmanager
def asking(connection: psycopg.Connection, asks: Asks) -> Iterator[None]:
    """As the role that serves, for somebody; what is done is undone."""
    with connection.transaction(force_rollback=True):
        connection.execute(f"SET LOCAL ROLE {SERVING}")
        user, tenant = (str(each) if each is not None else "" for each in (asks.user, asks.tenant))
        told = Context(user=user, tenant=tenant, roles=",".join(asks.roles)).statement
        connection.execute(told.sql, told.parameters)
        yield


class Population:
    """Rows of two tenants, with the same keys in both; all random choices are those of `random`."""

    def __init__(self, random: Random, spec: AppSpec) -> None:
        self.random = random
        self.world = World(spec)
        self.keys = {
            name: [self._key(entity, number) for number in range(random.randint(1, 4))]
            for name, entity in self.world.entities.items()
        }
        for name, entity in self.world.entities.items():
            self.world.rows[name] = list(self._rows(entity))

    def _key(self, entity: Entity, number: int) -> object:
        if entity.field("id").type.keyword in {"int", "bigint"}:
            return number + 1
        return UUID(int=number + 1)

    def _rows(self, entity: Entity) -> Iterator[dict[str, object]]:
        if entity.name == "Org":
            yield from ({"id": tenant, "name": "a", "level": self.random.choice((1, None))} for tenant in TENANTS)
            return
        for tenant in TENANTS if entity.of_tenant else (None,):
            taken: dict[str, set[object]] = {}
            for key in self._of_kind(entity, tenant):
                row = self.row(entity, tenant, key, taken)
                if row is not None:
                    yield row

    def _of_kind(self, entity: Entity, tenant: object) -> Iterable[object]:
        """The keys; of a subtype, some of its base's."""
        if entity.subtype_of is None:
            return self.keys[entity.name]
        base = self.world.of_tenant(entity.subtype_of, tenant)
        return [row["id"] for row in base if self.random.random() < 0.8]

    def row(
        self, entity: Entity, tenant: object, key: object, taken: dict[str, set[object]] | None = None
    ) -> dict[str, object] | None:
        """A row; None where it would be the second of what there is one of."""
        row: dict[str, object] = {}
        for field in entity.fields:
            if field.name == "id":
                row["id"] = key
            elif field.name == "tenant_id":
                row["tenant_id"] = tenant
            elif field.type.columns(field.name):
                row[field.name] = self.value(field)
        if taken is not None:
            for only in self._only_ones(entity, row):
                if (mark := row[only]) is not None and row.get("deleted_at") is None and row.get("until") is None:
                    if mark in taken.setdefault(only, set()):
                        if entity.field(only).required:
                            return None
                        row[only] = None
                    taken[only].add(mark)
        return row

    def _only_ones(self, entity: Entity, row: Mapping[str, object]) -> list[str]:
        named = {each.name for each in entity.fields if isinstance(each.type, Ref)}
        found = ["about"] if entity.name == "Fee" else []
        for other in self.world.entities.values():
            if any(each.type.keyword == "has_one" and each.type.entity == entity.name for each in other.fields):
                found += [each.name for each in entity.fields if each.name in named and each.type.entity == other.name]
        return [each for each in found if each in row]

    def value(self, field: Field) -> object:
        """One of a few, so that there is something to find; or none."""
        random = self.random
        if not field.required and random.random() < (0.6 if field.name in {"until", "deleted_at"} else 0.2):
            return None
        match field.type:
            case Ref(entity=name):
                return random.choice(self.keys[name])
            case PolyRef(targets=targets):
                name = random.choice(targets)
                return name, random.choice(self.keys[name])
        if field.name in GIVEN:
            return GIVEN[field.name]
        return random.choice(VALUES.get(field.type.keyword, ("a", "b")))

    def put(self, connection: psycopg.Connection) -> None:
        for name, rows in self.world.rows.items():
            for row in rows:
                insert(connection, self.world.entities[name], row)
