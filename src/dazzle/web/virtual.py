"""The service of an entity without a table: its rows are asked for whenever they are needed."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from dazzle.back.query.asked import Filter, ListQuery, Operator
from dazzle.back.query.filters import LISTS, NEGATIVE
from dazzle.back.query.record import Key, Page, Record
from dazzle.ir.entity import Entity, Field, Transition
from dazzle.web.problems import MethodNotAllowed, NotFound
from dazzle.web.sources.source import Source

COMPARED: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.GT: operator.gt,
    Operator.GTE: operator.ge,
    Operator.LT: operator.lt,
    Operator.LTE: operator.le,
}
TEXTS: Mapping[Operator, Callable[[str, str], bool]] = {
    Operator.CONTAINS: str.__contains__,
    Operator.ICONTAINS: lambda text, part: part.casefold() in text.casefold(),
    Operator.STARTSWITH: str.startswith,
    Operator.ISTARTSWITH: lambda text, part: text.casefold().startswith(part.casefold()),
    Operator.ENDSWITH: str.endswith,
    Operator.IENDSWITH: lambda text, part: text.casefold().endswith(part.casefold()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualService:
    entity: Entity
    source: Source
    searched: tuple[str, ...] = ()

    async def list(self, query: ListQuery) -> Page:
        live = await self.source()
        kept = [record for record in self._records(live.rows) if self._is_asked(record, query)]
        for key in reversed(query.sort):
            kept.sort(key=self._order(key.field), reverse=key.descending)
        start = (query.page - 1) * query.page_size
        items = tuple(kept[start : start + query.page_size])
        return Page(items=items, total=len(kept), page=query.page, page_size=query.page_size, note=live.note)

    async def read(self, key: Key) -> Record:
        live = await self.source()
        for record in self._records(live.rows):
            if record.key == key:
                return record
        raise NotFound

    async def create(self, values: Mapping[str, object]) -> Record:  # noqa: ARG002  the service's interface
        self._refuse()

    async def update(self, key: Key, values: Mapping[str, object], *, version: str | None = None) -> Record:  # noqa: ARG002
        self._refuse()

    async def delete(self, key: Key, *, version: str | None = None) -> None:  # noqa: ARG002
        self._refuse()

    async def transition(self, key: Key, target: str, values: Mapping[str, object] | None = None) -> Record:  # noqa: ARG002
        self._refuse()

    def moves(self, record: Record) -> tuple[Transition, ...]:  # noqa: ARG002
        return ()

    def _refuse(self) -> NoReturn:
        raise MethodNotAllowed(f"{self.entity.title} is live data, which can only be read.", headers={"allow": "GET"})

    def _records(self, rows: tuple[Mapping[str, object], ...]) -> tuple[Record, ...]:
        """In the source's order; what a row does not say is None."""
        found = []
        for row in rows:
            values = {field.name: row.get(field.name) for field in self.entity.fields}
            key = tuple(values[name] for name in self.entity.primary_key)
            found.append(Record(key=key, values=values, names={}, version="0"))
        return tuple(found)

    def _is_asked(self, record: Record, query: ListQuery) -> bool:
        asked = (_holds(self.entity.field(each.field), record.values[each.field], each) for each in query.filters)
        return all(asked) and (
            query.search is None or any(self._says(record, name, query.search) for name in self.searched)
        )

    def _says(self, record: Record, name: str, text: str) -> bool:
        value = record.values[name]
        return value is not None and text.casefold() in self.entity.field(name).type.format_text(value).casefold()

    def _order(self, name: str) -> Callable[[Record], Any]:
        """As in PostgreSQL, what has no value comes last, and first where the order is turned round."""
        type_ = self.entity.field(name).type

        def place(record: Record) -> tuple[bool, tuple[Any, ...]]:
            value = record.values[name]
            return (True, ()) if value is None else (False, type_.to_columns(value))

        return place


def _holds(field: Field, value: object, asked: Filter) -> bool:
    """As the statements say it: without a value only `ne`, `not_in` and `isnull` can hold."""
    if asked.operator is Operator.ISNULL:
        return (value is None) == asked.values[0]
    if asked.operator in LISTS:
        return (value in asked.values) is not (asked.operator in NEGATIVE)
    if asked.operator in {Operator.EQ, Operator.NE}:
        return (value == asked.values[0]) is not (asked.operator in NEGATIVE)
    if value is None:
        return False
    if isinstance(value, tuple) and asked.operator is Operator.CONTAINS:
        return asked.values[0] in value
    if asked.operator in TEXTS:
        return TEXTS[asked.operator](str(value), str(asked.values[0]))
    if asked.operator is Operator.BETWEEN:
        low, high = asked.values
        return _compares(field, Operator.GTE, value, low) and _compares(field, Operator.LTE, value, high)
    return _compares(field, asked.operator, value, asked.values[0])


def _compares(field: Field, sign: Operator, value: object, other: object) -> bool:
    """Amounts are compared within their currency only."""
    first, *rest = field.type.to_columns(value)
    other_first, *other_rest = field.type.to_columns(other)
    return rest == other_rest and COMPARED[sign](first, other_first)
