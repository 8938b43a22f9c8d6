"""The service of an entity without a table: its rows are asked for whenever they are needed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from dazzle.back.query.asked import Filter, ListQuery, Operator
from dazzle.back.query.record import Key, Page, Record
from dazzle.ir.entity import Entity, Transition
from dazzle.web.problems import MethodNotAllowed, NotFound
from dazzle.web.sources.source import Source

Test = Callable[[Any, Any], bool]

TESTS: Mapping[Operator, Test] = {
    Operator.EQ: lambda value, asked: value == asked,
    Operator.NE: lambda value, asked: value != asked,
    Operator.GT: lambda value, asked: value > asked,
    Operator.GTE: lambda value, asked: value >= asked,
    Operator.LT: lambda value, asked: value < asked,
    Operator.LTE: lambda value, asked: value <= asked,
    Operator.CONTAINS: lambda value, asked: asked in value,
    Operator.ICONTAINS: lambda value, asked: asked.casefold() in value.casefold(),
    Operator.STARTSWITH: lambda value, asked: value.startswith(asked),
    Operator.ISTARTSWITH: lambda value, asked: value.casefold().startswith(asked.casefold()),
    Operator.ENDSWITH: lambda value, asked: value.endswith(asked),
    Operator.IENDSWITH: lambda value, asked: value.casefold().endswith(asked.casefold()),
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
            # As in PostgreSQL, what has no value comes last, and first where the order is turned round.
            kept.sort(key=lambda record: _order(record.values[key.field]), reverse=key.descending)
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
        """In the order of their keys; what a row does not say is None."""
        found = []
        for row in rows:
            values = {field.name: row.get(field.name) for field in self.entity.fields}
            key = tuple(values[name] for name in self.entity.primary_key)
            found.append(Record(key=key, values=values, names={}, version="0"))
        return tuple(found)

    def _is_asked(self, record: Record, query: ListQuery) -> bool:
        return all(_holds(record.values[each.field], each) for each in query.filters) and (
            query.search is None or any(self._says(record, name, query.search) for name in self.searched)
        )

    def _says(self, record: Record, name: str, text: str) -> bool:
        value = record.values[name]
        return value is not None and text.casefold() in self.entity.field(name).type.format_text(value).casefold()


def _holds(value: object, asked: Filter) -> bool:
    """As the statements say it: without a value only `ne`, `not_in` and `isnull` can hold."""
    match asked.operator:
        case Operator.ISNULL:
            return (value is None) == asked.values[0]
        case Operator.IN:
            return value in asked.values
        case Operator.NOT_IN:
            return value not in asked.values
        case Operator.BETWEEN:
            low, high = asked.values
            return value is not None and TESTS[Operator.GTE](value, low) and TESTS[Operator.LTE](value, high)
        case Operator.NE:
            return value != asked.values[0]
    return value is not None and TESTS[asked.operator](value, asked.values[0])


def _order(value: Any) -> tuple[bool, Any]:  # noqa: ANN401  values of one field, of whatever type
    return (value is None, "" if value is None else value)
