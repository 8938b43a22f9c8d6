"""Rows in a table and rows from a source are found, ordered and counted alike: each is the other's oracle."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import entity, field
from dazzle.back.names import Names
from dazzle.back.pool import Context, Lane
from dazzle.back.query.asked import Filter, ListQuery, Operator
from dazzle.back.query.filters import TEXT, operators
from dazzle.back.query.list import sortable
from dazzle.back.query.statements import compile_statements
from dazzle.back.relations import Relations
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.bytes import Bytes
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.ux import SortKey
from dazzle.web.sources.source import Live
from dazzle.web.stored import StoredService
from dazzle.web.virtual import VirtualService
from effort import examples
from serving import create_tables, whole
from strategies import json_values

TYPES = {
    "code": Str(4),
    "note": Text(),
    "weight": BigInt(),
    "price": Decimal(6, 2),
    "ratio": Float(),
    "fragile": Bool(),
    "due": Date(),
    "slot": Time(),
    "seen": Datetime(),
    "token": Uuid(),
    "state": Enum(("new", "sent", "lost"), ("New", "Sent", "Lost")),
    "total": Money("EUR"),
    "about": PolyRef(("Parcel", "Depot")),
    "data": Json(),
    "stamp": Bytes(),
}
TEXTS = st.text("abAB%_\\é ", min_size=1, max_size=4)
NARROW = {
    "code": TEXTS,
    "note": TEXTS,
    "weight": st.integers(-2, 2),
    "price": st.sampled_from(["0.00", "1.50", "-1.5"]),
    "due": st.sampled_from(["0001-01-01", "2026-11-24", "9999-12-31"]),
    "total": st.sampled_from(["1", {"amount": "1", "currency": "USD"}, {"amount": "2", "currency": "EUR"}]),
}
PARCEL = entity("Parcel", *(field(name, type_) for name, type_ in TYPES.items()))
SPEC = whole(PARCEL)
SEARCHED = ("code", "note", "weight")


def values(name: str) -> st.SearchStrategy[object]:
    return NARROW.get(name, json_values(TYPES[name])).map(TYPES[name].from_json)


ROWS = st.lists(st.fixed_dictionaries({name: st.none() | values(name) for name in TYPES}), min_size=3, max_size=6)
ASKED = st.fixed_dictionaries({name: st.tuples(values(name), values(name)) for name in TYPES})
ORDER = st.lists(
    st.builds(
        lambda name, descending: SortKey(field=name, descending=descending),
        st.sampled_from([name for name, type_ in TYPES.items() if sortable(field(name, type_))]),
        st.booleans(),
    ),
    max_size=2,
)
BY_KEY = SortKey(field="id")


def filters(name: str, asked: tuple[object, object], text: str) -> Iterator[Filter]:
    """Every filter that the field has, with the values asked for."""
    for operator in sorted(operators(TYPES[name])):
        match operator:
            case Operator.ISNULL:
                yield from (Filter(field=name, operator=operator, values=(wanted,)) for wanted in (True, False))
            case Operator.IN | Operator.NOT_IN | Operator.BETWEEN:
                yield Filter(field=name, operator=operator, values=asked)
            case _:
                yield Filter(field=name, operator=operator, values=(text if operator in TEXT else asked[0],))


@pytest.fixture
def stored(database_url: str) -> Iterator[SimpleNamespace]:
    """The service of the table, and the loop in which it lives."""
    create_tables(SPEC, database_url)
    with asyncio.Runner() as runner:

        async def start() -> Lane:
            lane = Lane(database_url)
            await lane.open()
            return lane

        lane = runner.run(start())
        service = StoredService(
            entity=PARCEL,
            statements=compile_statements(Relations(SPEC), PARCEL),
            names=Names(Relations(SPEC)),
            lane=lane,
            context=Context(),
            searched=SEARCHED,
        )
        yield SimpleNamespace(service=service, run=runner.run)
        runner.run(lane.close())


def test_same_rows_are_found_when_in_a_table_and_from_a_source(stored):
    service, run = stored.service, stored.run

    async def both(rows, queries):
        for record in (await service.list(ListQuery(page_size=100))).items:
            await service.delete(record.key)
        made = [(await service.create(row)).values for row in rows]
        assert [{**row, "id": one["id"]} for row, one in zip(rows, made, strict=True)] == made

        async def source():
            return Live(rows=tuple(made))

        virtual = VirtualService(entity=PARCEL, source=source, searched=SEARCHED)
        for query in queries:
            ours, theirs = await service.list(query), await virtual.list(query)
            assert [row.values for row in ours.items] == [row.values for row in theirs.items], query
            assert replace(ours, items=()) == replace(theirs, items=())

    @settings(max_examples=examples(15), deadline=None)
    @given(ROWS, ASKED, ORDER, TEXTS)
    def check(rows, asked, order, text):
        # Half of what is asked for is there, so that something is found.
        there = {name: [row[name] for row in rows if row[name] is not None] for name in TYPES}
        asked = {name: ((there[name] or one)[0], one[1]) for name, one in asked.items()}
        every = [one for name in TYPES for one in filters(name, asked[name], text)]
        run(
            both(
                rows,
                [
                    *(ListQuery(filters=(one,), sort=(BY_KEY,)) for one in every),
                    *(ListQuery(filters=pair, sort=(*order, BY_KEY)) for pair in zip(every, every[7:], strict=False)),
                    *(ListQuery(sort=(*order, BY_KEY), page=page, page_size=2) for page in (1, 2, 3)),
                    ListQuery(search=text, sort=(BY_KEY,)),
                ],
            )
        )

    check()


def test_keys_sort_by_time_when_made_one_after_the_other(stored):
    async def made():
        return [(await stored.service.create({})).key[0] for _ in range(20)]

    keys = stored.run(made())
    assert keys == sorted(keys)
    assert all(isinstance(key, UUID) and key.version == 7 for key in keys)
