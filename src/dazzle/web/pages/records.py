"""Rows as the pages see them: by the text of their key, called by their name, each value ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from dazzle.back.query.asked import ListQuery
from dazzle.back.query.record import Record
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Entity
from dazzle.web.keys import key_text, parse_key
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.cells import SECRET, cell, reference
from dazzle.web.pages.parts import Cell
from dazzle.web.pages.site import Site
from dazzle.web.problems import Invalid, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row: `key` is the text of its key, `title` what it is called, `state` that of its state machine, if any."""

    key: str
    title: str
    state: str | None
    record: Record

    @classmethod
    def of(cls, place: Place, record: Record) -> Self:
        states = place.entity.states
        key = key_text(place.entity, record.key)
        return cls(
            key=key,
            title=name(place.entity, record) or key,
            state=None if states is None else str(record.values[states.field]),
            record=record,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some rows, how many there are in all, and why there is none where none can be."""

    items: tuple[Item, ...] = ()
    total: int = 0
    note: str | None = None


NOTHING = Found()


def name(entity: Entity, record: Record) -> str | None:
    """What a row is called: the value of its display field, None when it has none to tell."""
    field = entity.field(entity.display_field)
    value = record.values[field.name]
    return None if value is None or field.sensitive else record.names.get(field.name) or field.type.display(value)


async def find(site: Site, place: Place, query: ListQuery) -> Found:
    page = await site.service(place).list(query)
    items = tuple(Item.of(place, record) for record in page.items)
    return Found(items=items, total=page.total, note=page.note)


async def get(site: Site, place: Place, key: str) -> Item:
    """Raises NotFound, also for a text that is no key at all."""
    try:
        wanted = parse_key(place.entity, key)
    except Invalid:
        raise NotFound from None
    return Item.of(place, await site.service(place).read(wanted))


async def add(site: Site, place: Place, values: Mapping[str, object]) -> Item:
    return Item.of(place, await site.service(place).create(values))


async def change(site: Site, place: Place, item: Item, values: Mapping[str, object], version: str | None) -> Item:
    return Item.of(place, await site.service(place).update(item.record.key, values, version=version))


def shown(site: Site, place: Place, field: str, item: Item) -> Cell:
    """A value of the row, unless it is sensitive.

    A reference is shown by the name of its row, and as a link where that has a page.
    """
    type_, value = place.entity.field(field).type, item.record.values[field]
    if place.entity.field(field).sensitive and value is not None:
        return SECRET
    if not isinstance(type_, Ref) or value is None:
        return cell(type_, value)
    key, target = type_.format_text(value), site.places.get(type_.entity)
    url = target.view(key) if target is not None and target.viewed else None
    return reference(item.record.names.get(field) or key, url)
