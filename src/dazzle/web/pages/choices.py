"""What a select offers: an enum's values, yes and no, or the rows a reference may point to."""

from dataclasses import dataclass

from dazzle.back.query.asked import ListQuery
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.ux import SortKey
from dazzle.web.pages import records
from dazzle.web.pages.site import Site

MOST = 200  # rows offered; a longer list is no help to anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """(text, title) pairs; `capped` when there are more rows than can be offered, so that the id is typed instead."""

    options: tuple[tuple[str, str], ...] = ()
    capped: bool = False


async def choices(site: Site, type_: FieldType) -> Choices:
    """The choices of a field of that type, none where it is typed."""
    if not isinstance(type_, Ref):
        return Choices(options=type_.widget().options)
    place = site.places.get(type_.entity)
    if place is None:
        return Choices(capped=True)
    order = (SortKey(field=place.entity.display_field),)
    found = await records.find(site, place, ListQuery(sort=order, page_size=MOST))
    if found.total > len(found.items):
        return Choices(capped=True)
    return Choices(options=tuple((item.key, item.title) for item in found.items))
