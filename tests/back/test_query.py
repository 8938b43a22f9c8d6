"""Statements on a real PostgreSQL: they are accepted, name every column, and carry values as parameters only."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build import app, entity, field
from dazzle.back.constraints import Constraint
from dazzle.back.names import Names
from dazzle.back.query.asked import Filter, ListQuery, Operator
from dazzle.back.query.filters import TEXT, operators
from dazzle.back.query.list import sortable
from dazzle.back.query.statement import Statement
from dazzle.back.query.statements import Statements, compile_statements
from dazzle.back.refusal import Kind, Refused, translated
from dazzle.back.relations import Relations
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Entity, Storage, Unique
from dazzle.ir.ux import SortKey
from effort import examples
from serving import create_tables
from strategies import appspecs, json_values


def value(draw: st.DrawFn, each: Entity, name: str) -> object:
    return each.field(name).type.from_json(draw(json_values(each.field(name).type)))


def every(draw: st.DrawFn, found: Statements) -> Iterator[Statement]:
    """A statement of every kind, with values that the types take."""
    each = found.layout.entity
    names = [one.name for one in found.layout.fields]
    key = tuple(value(draw, each, name) for name in each.primary_key)
    given_names = draw(st.sets(st.sampled_from([name for name in names if not each.field(name).automatic]), min_size=1))
    values = {name: draw(st.none() | st.just(value(draw, each, name))) for name in given_names}
    yield found.read.statement(key)
    yield found.read.statement(key, lock=True)
    yield found.create.statement({})
    yield found.create.statement(values)
    yield found.update.statement(key, values)
    yield found.update.statement(key, values, version="7")
    yield found.delete.statement(key)
    yield found.delete.statement(key, version="7")
    if found.transition is not None and each.states is not None:
        yield found.transition.statement(key, values, expected=each.states.initial)
    filters = tuple(
        Filter(field=name, operator=operator, values=asked_for(draw, each.field(name).type, operator, one))
        for name in names
        for one in [value(draw, each, name)]
        for operator in sorted(operators(each.field(name).type))
    )
    sort = tuple(SortKey(field=one.name, descending=True) for one in found.layout.fields if sortable(one))
    yield from found.list.statements(ListQuery(), ())
    yield from found.list.statements(ListQuery(filters=filters, search="%", sort=sort), tuple(names))


def asked_for(draw, type_: FieldType, operator: Operator, one: object) -> tuple[object, ...]:
    """What a filter of a field of that type, which may be `one`, asks for."""
    if operator not in TEXT:
        return one, one
    return (type_.item.from_json(draw(json_values(type_.item))),) if isinstance(type_, Array) else ("%_\\",)


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_statement_is_accepted_when_an_application_has_any_shape(database_url, data):
    spec = data.draw(appspecs())
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    create_tables(spec, database_url)
    with psycopg.connect(database_url, autocommit=True) as connection:
        for each in spec.entities:
            if each.storage is Storage.TABLE:
                for statement in every(data.draw, compile_statements(Relations(spec), each)):
                    assert statement.sql.count("%s") == len(statement.parameters)
                    assert "*" not in statement.sql.replace("count(*)", "")
                    connection.execute(f"EXPLAIN {statement.sql}", statement.parameters)


SPEC = app(
    entity("Parent", field("name", Str(20)), field("boss", Ref("Parent"))),
    entity(
        "Child",
        field("parent", Ref("Parent"), required=True),
        field("cost", Money("EUR")),
        field("rank", Int(), required=True),
        field("helper", Ref("Parent", OnDelete.NULLIFY), required=True),
        uniques=(Unique(fields=("parent", "cost")),),
    ),
)
PARENT, CHILD = SPEC.entities
PARENTS, CHILDREN = compile_statements(Relations(SPEC), PARENT), compile_statements(Relations(SPEC), CHILD)


@pytest.fixture(params=["server", "server_15_url"])
def connection(request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """A transaction on the newest PostgreSQL and on the oldest one that is served, undone afterwards."""
    url = request.getfixturevalue(request.param)
    create_tables(SPEC, url)
    with psycopg.connect(url, autocommit=True) as found:
        yield found
        found.execute("DROP TABLE child, parent")


def run(connection: psycopg.Connection, statement: Statement) -> list[tuple]:
    return connection.execute(statement.sql, statement.parameters).fetchall()


def refused(connection: psycopg.Connection, statement: Statement) -> Refused:
    with pytest.raises(psycopg.Error) as error:
        run(connection, statement)
    found = translated(error.value)
    assert isinstance(found, Refused)
    return found


def parent(connection: psycopg.Connection, **values: object):
    (row,) = run(connection, PARENTS.create.statement(values))
    return PARENTS.layout.record(row)


def child(connection: psycopg.Connection, **values: object):
    (row,) = run(connection, CHILDREN.create.statement(values))
    return CHILDREN.layout.record(row)


def test_names_are_told_when_a_row_refers_to_others(connection):
    ada = parent(connection, name="Ada")
    eve = parent(connection, name="Eve", boss=ada.key[0])
    nameless = parent(connection, boss=eve.key[0])
    assert (ada.names, eve.names, nameless.names) == ({}, {"boss": "Ada"}, {"boss": "Eve"})
    made = child(connection, parent=nameless.key[0], helper=eve.key[0], rank=1)
    assert made.names == {"helper": "Eve"}


def test_version_is_another_one_when_a_row_was_written(connection):
    ada = parent(connection, name="Ada")
    (row,) = run(connection, PARENTS.read.statement(ada.key))
    assert PARENTS.layout.record(row) == ada
    (row,) = run(connection, PARENTS.update.statement(ada.key, {"name": "Eve"}, version=ada.version))
    eve = PARENTS.layout.record(row)
    assert eve.version != ada.version
    assert run(connection, PARENTS.update.statement(ada.key, {"name": "Ada"}, version=ada.version)) == []
    assert run(connection, PARENTS.delete.statement(ada.key, version=ada.version)) == []
    assert run(connection, PARENTS.delete.statement(ada.key, version=eve.version)) == [(True,)]


def meant(known: Names, found: Refused) -> Constraint:
    meaning = known.meaning(found.table, found.constraint, found.column)
    assert meaning is not None
    return meaning


def test_constraint_is_known_when_a_statement_is_refused(connection):
    known = Names(Relations(SPEC))
    ada, eve = parent(connection, name="Ada"), parent(connection, name="Eve")
    euro = CHILD.field("cost").type.from_json("1")
    values = {"parent": ada.key[0], "helper": eve.key[0], "rank": 1, "cost": euro}
    child(connection, **values)

    twice = refused(connection, CHILDREN.create.statement(values))
    assert (twice.kind, [each.name for each in meant(known, twice).fields]) == (
        Kind.UNIQUE,
        ["parent", "cost"],
    )
    again = refused(connection, PARENTS.create.statement({"id": ada.key[0]}))
    assert (again.kind, meant(known, again).fields[0].name) == (Kind.UNIQUE, "id")
    nowhere = CHILDREN.create.statement({**values, "cost": None, "parent": UUID(int=0)})
    unknown = refused(connection, nowhere)
    assert (unknown.kind, meant(known, unknown).target) == (Kind.REFERENCE, PARENT)
    missing = refused(connection, CHILDREN.create.statement({**values, "cost": None, "rank": None}))
    assert (missing.kind, meant(known, missing).fields[0].name) == (Kind.REQUIRED, "rank")
    used = refused(connection, PARENTS.delete.statement(ada.key))
    assert (used.kind, meant(known, used).entity) == (Kind.REFERENCE, CHILD)
    needed = refused(connection, PARENTS.delete.statement(eve.key))
    assert (needed.kind, meant(known, needed).entity) == (Kind.REQUIRED, CHILD)


def test_amounts_of_one_currency_are_compared_when_filtered(connection):
    ada = parent(connection, name="Ada")
    for text in ("1 EUR", "3 EUR", "2 USD", "300 JPY"):
        cost = CHILD.field("cost").type.parse_text(text)
        child(connection, parent=ada.key[0], helper=ada.key[0], rank=1, cost=cost)
    two = CHILD.field("cost").type.parse_text("2 EUR")
    asked = ListQuery(filters=(Filter(field="cost", operator=Operator.GT, values=(two,)),))
    rows, count = (run(connection, statement) for statement in CHILDREN.list.statements(asked, ()))
    assert [str(CHILDREN.layout.record(row).values["cost"].major) for row in rows] == ["3.00"]
    assert count == [(1,)]
