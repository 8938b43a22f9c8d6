"""A list's query parameters to what is asked of it: `?page=2&sort=-total&filter[status__in]=draft,paid&search=ink`."""

import re
from collections.abc import Sequence

from dazzle.back.query.asked import LARGEST_PAGE_SIZE, LAST_PAGE, PAGE_SIZE, Filter, ListQuery, Operator
from dazzle.back.query.filters import TEXT, operators
from dazzle.back.query.list import sortable
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.text import storable
from dazzle.ir.entity import Entity
from dazzle.ir.ux import SortKey
from dazzle.web.problems import FieldError, Invalid
from dazzle.web.service import Service

SINGLE = ("page", "page_size", "sort", "dir", "search", "q")
DIRECTIONS = {"asc": False, "desc": True}
MOST_VALUES = 100
LONGEST_SEARCH = 200

_FILTER = re.compile(r"filter\[(.*)\]", re.DOTALL)
_BOOL = Bool()


def list_query(service: Service, parameters: Sequence[tuple[str, str]]) -> ListQuery:
    """What the parameters ask. Raises Invalid with an error for each that is wrong or not known."""
    reader = _Reader(service)
    for name, text in parameters:
        reader.read(name, text)
    return reader.query()


class _Reader:
    def __init__(self, service: Service) -> None:
        self.entity = service.entity
        self.searched = service.searched
        self.singles: dict[str, str] = {}
        self.filters: list[Filter] = []
        self.errors: list[FieldError] = []

    def read(self, name: str, text: str) -> None:
        if name in self.singles:
            self.errors.append(FieldError(f"?{name}", "given_twice", "This parameter can be given once."))
        elif name in SINGLE:
            self.singles[name] = text
        else:
            try:
                self.filters.append(_filter(self.entity, name, text))
            except Rejected as error:
                self.errors.append(_error(name, error))

    def query(self) -> ListQuery:
        page = self._number("page", 1, LAST_PAGE)
        page_size = self._number("page_size", PAGE_SIZE, LARGEST_PAGE_SIZE)
        search, sort = self._search(), self._sort()
        if self.errors:
            raise Invalid(self.errors)
        return ListQuery(filters=tuple(self.filters), search=search, sort=sort, page=page, page_size=page_size)

    def _number(self, name: str, default: int, largest: int) -> int:
        text = self.singles.get(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(largest)) and 1 <= int(text) <= largest):
            self.errors.append(FieldError(f"?{name}", "out_of_range", f"A number from 1 to {largest} is expected."))
            return default
        return int(text)

    def _search(self) -> str | None:
        name = "search" if "search" in self.singles else "q"
        text = self.singles.get(name, "").strip()
        if not text:
            return None
        try:
            return _searchable(self.entity, self.searched, text)
        except Rejected as error:
            self.errors.append(_error(name, error))
            return None

    def _sort(self) -> tuple[SortKey, ...]:
        direction = self.singles.get("dir", "asc")
        if direction not in DIRECTIONS:
            self.errors.append(FieldError("?dir", "not_a_direction", "asc or desc is expected."))
            return ()
        names = [field.name for field in self.entity.fields if sortable(field) and not field.sensitive]
        asked = [part for part in self.singles.get("sort", "").split(",") if part]
        if unknown := [part for part in asked if part.removeprefix("-") not in names]:
            sentence = f"There is no order by {unknown[0][:100]}. There is: {', '.join(names)}."
            self.errors.append(FieldError("?sort", "unknown_field", sentence))
            return ()
        descending = DIRECTIONS[direction]
        return tuple(
            SortKey(field=part.removeprefix("-"), descending=descending is not part.startswith("-")) for part in asked
        )


def _searchable(entity: Entity, searched: tuple[str, ...], text: str) -> str:
    if not searched:
        raise Rejected("not_searchable", f"{entity.title} has nothing that is searched.")
    if len(text) > LONGEST_SEARCH:
        raise Rejected("too_long", f"At most {LONGEST_SEARCH} characters can be searched for.")
    return storable(text)


def _filter(entity: Entity, name: str, text: str) -> Filter:
    """`filter[field__operator]=text`, `filter[field]=text` or `field=text`. Raises Rejected."""
    bracketed = _FILTER.fullmatch(name)
    asked = bracketed[1] if bracketed else name
    types = {field.name: field.type for field in entity.fields if operators(field.type) and not field.sensitive}
    field, operator = (asked, "eq") if asked in types else _split(asked)
    if field not in types:
        known = f"There is: {', '.join(types)}."
        raise Rejected("unknown_field", f"There is no filter or parameter {field[:100]}. {known}")
    possible = [str(each) for each in Operator if each in operators(types[field])]
    if operator not in possible:
        raise Rejected("unknown_operator", f"{field} has no filter {operator[:100]}. It has: {', '.join(possible)}.")
    if not text:
        raise Rejected("empty", "A value is expected; rows without one are found with isnull.")
    return Filter(field=field, operator=Operator(operator), values=_values(types[field], Operator(operator), text))


def _split(asked: str) -> tuple[str, str]:
    field, separator, operator = asked.rpartition("__")
    return (field, operator) if separator else (asked, "eq")


def _values(type_: FieldType, operator: Operator, text: str) -> tuple[object, ...]:
    if operator is Operator.ISNULL:
        return (_BOOL.parse_text(text),)
    if isinstance(type_, Array):
        return ((type_.item if operator is Operator.CONTAINS else type_).parse_text(text),)
    if operator in TEXT:
        return (storable(text),)
    if operator not in {Operator.IN, Operator.NOT_IN, Operator.BETWEEN}:
        return (type_.parse_text(text),)
    parts = text.split(",")
    if operator is Operator.BETWEEN and len(parts) != 2:
        raise Rejected("not_a_range", "Two values are expected, with a comma between them.")
    if len(parts) > MOST_VALUES:
        raise Rejected("too_many", f"At most {MOST_VALUES} values are possible.")
    if not all(parts):
        raise Rejected("empty", "Values are expected on both sides of each comma.")
    return tuple(type_.parse_text(part) for part in parts)


def _error(parameter: str, error: Rejected) -> FieldError:
    return FieldError(f"?{parameter[:100]}", error.code, error.message)
