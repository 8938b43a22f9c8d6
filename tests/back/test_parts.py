"""Tenants with schemas or databases of their own: the same tables for each, and what all share once."""

import uuid

import psycopg
import pytest
from psycopg.errors import ForeignKeyViolation

from build import compiled
from dazzle.back.metadata import Part, build_metadata, tables_of
from dazzle.back.migrate import catalogue
from dazzle.back.migrate.ddl import creating
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

DSL = """
module club.app

app club "Club":
  security_profile: standard

tenancy:
  mode: %s

entity Club "Club":
  archetype: tenant
  id: uuid pk
  name: str(80) required unique

entity Country "Country":
  domain: platform
  id: uuid pk
  code: str(2) required unique

entity Currency "Currency":
  domain: platform
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  name: str(80) required unique
  made_in: ref Country required

entity Hire "Hire":
  id: int pk
  kite: ref Kite cascade required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: kite
    overlap: forbid
"""
ONE, OTHER = "tenant_one", "tenant_other"


def spec(mode: str) -> AppSpec:
    return compiled(DSL % mode).require()


def own(appspec: AppSpec, part: Part) -> set[str]:
    """The project's tables of a part."""
    named = {entity.table_name for entity in appspec.entities if entity.owner is Owner.PROJECT}
    return named & tables_of(appspec, part)


def make(connection: psycopg.Connection, appspec: AppSpec, part: Part, path: str = "public") -> None:
    connection.execute(f"SET search_path = {path}")
    for statement in creating(build_metadata(appspec, part=part), tables_of(appspec, part)):
        connection.execute(statement)


@pytest.fixture
def connection(database_url):
    with psycopg.connect(database_url, autocommit=True) as made:
        yield made


def test_parts_of_schemas_have_each_table_once() -> None:
    appspec = spec("schema_per_tenant")
    assert own(appspec, Part.SHARED) == {"club", "country", "currency"}
    assert own(appspec, Part.TENANT) == {"kite", "hire"}
    every = {entity.table_name for entity in appspec.entities if entity.table_name}
    assert tables_of(appspec, Part.SHARED) | tables_of(appspec, Part.TENANT) == every
    assert not tables_of(appspec, Part.SHARED) & tables_of(appspec, Part.TENANT)
    assert "tenant_id" not in build_metadata(appspec, part=Part.TENANT).tables["kite"].columns


def test_database_of_a_tenant_holds_what_its_tables_refer_to() -> None:
    appspec = spec("database_per_tenant")
    assert own(appspec, Part.SHARED) == {"club", "country", "currency"}
    assert tables_of(appspec, Part.TENANT) == {"kite", "hire", "country"}


@pytest.mark.parametrize("mode", ["single", "shared_schema"])
def test_all_is_shared_when_tenants_are_not_apart(mode: str) -> None:
    appspec = spec(mode)
    assert own(appspec, Part.SHARED) == {"club", "country", "currency", "kite", "hire"}
    assert tables_of(appspec, Part.TENANT) == frozenset()
    assert set(build_metadata(appspec, part=Part.SHARED).tables) == set(build_metadata(appspec).tables)


def test_schemas_of_tenants_have_the_same_tables_and_refer_to_public(connection) -> None:
    appspec = spec("schema_per_tenant")
    make(connection, appspec, Part.SHARED)
    rows = {}
    for schema in (ONE, OTHER):
        connection.execute(f"CREATE SCHEMA {schema}")
        make(connection, appspec, Part.TENANT, f"{schema}, public")
        rows[schema] = catalogue.read(connection, schema)
    assert catalogue.table_names(rows[ONE]) == {"kite", "hire"}
    assert set(rows[ONE]) == set(rows[OTHER])
    keys = """SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
              WHERE contype = 'f' AND conrelid::regclass::text LIKE 'tenant%' ORDER BY 1, 2"""
    connection.execute("SET search_path = pg_catalog")
    assert connection.execute(keys).fetchall() == [
        (f"{schema}.{source}", target)
        for schema in (ONE, OTHER)
        for source, target in (("hire", f"{schema}.kite"), ("kite", "public.country"))
    ]


def test_rows_are_those_of_the_schema_in_the_path(connection) -> None:
    appspec = spec("schema_per_tenant")
    make(connection, appspec, Part.SHARED)
    country = connection.execute("INSERT INTO country (code) VALUES ('PT') RETURNING id").fetchone()[0]
    for schema in (ONE, OTHER):
        connection.execute(f"CREATE SCHEMA {schema}")
        make(connection, appspec, Part.TENANT, f"{schema}, public")
        connection.execute("INSERT INTO kite (name, made_in) VALUES ('red', %s)", [country])
    connection.execute("DELETE FROM kite")
    connection.execute(f"SET search_path = {ONE}, public")
    assert connection.execute("SELECT name FROM kite").fetchall() == [("red",)]
    assert connection.execute("SELECT code FROM country").fetchall() == [("PT",)]
    with pytest.raises(ForeignKeyViolation):
        connection.execute("INSERT INTO kite (name, made_in) VALUES ('blue', %s)", [uuid.uuid4()])


def test_database_of_a_tenant_stands_alone(connection) -> None:
    make(connection, spec("database_per_tenant"), Part.TENANT)
    assert catalogue.table_names(catalogue.read(connection, "public")) == {"kite", "hire", "country"}
