"""Rows of an entity to the table that shows them, for lists and for what belongs to a row."""

from collections.abc import Iterable, Sequence

from dazzle.ir.entity import Entity
from dazzle.ir.surface import Mode, SurfaceField
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.cells import brief, kind
from dazzle.web.pages.parts import Column, Row, Table
from dazzle.web.pages.records import Item, shown
from dazzle.web.pages.site import Site, list_title


def listed_fields(place: Place) -> tuple[SurfaceField, ...]:
    """The columns of an entity's list: its list surface's fields, else all that a row holds."""
    surface = place.surfaces.get(Mode.LIST)
    if surface is None:
        return held(place.entity, place.every_field)
    return held(place.entity, (field for section in surface.sections for field in section.fields))


def held(entity: Entity, fields: Iterable[SurfaceField]) -> tuple[SurfaceField, ...]:
    """Those that a row holds itself: a has_many is shown beside the row, not in it."""
    return tuple(field for field in fields if entity.field(field.name).type.columns(field.name))


def plain_columns(entity: Entity, fields: Iterable[SurfaceField]) -> tuple[Column, ...]:
    """Headings of a table that is not sorted by them."""
    return tuple(Column(title=field.title, kind=kind(entity.field(field.name).type)) for field in fields)


def lead(entity: Entity, fields: Sequence[SurfaceField]) -> int:
    """Which cell is the row's heading: what the entity is known by, else the first that is not a link itself."""
    names = [field.name for field in fields]
    if entity.display_field in names:
        return names.index(entity.display_field)
    return next((i for i, name in enumerate(names) if kind(entity.field(name).type) == "text"), 0)


def table(
    site: Site, place: Place, fields: tuple[SurfaceField, ...], columns: tuple[Column, ...], items: Iterable[Item]
) -> Table:
    heading = lead(place.entity, fields)
    return Table(
        label=list_title(place),
        columns=columns,
        rows=tuple(
            Row(
                url=place.view(item.key) if place.viewed else None,
                lead=heading,
                cells=tuple(brief(shown(site, place, field.name, item)) for field in fields),
            )
            for item in items
        ),
    )
