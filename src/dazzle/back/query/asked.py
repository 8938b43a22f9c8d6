"""What can be asked of a list."""

from dataclasses import dataclass
from enum import StrEnum

from dazzle.ir.ux import SortKey

PAGE_SIZE = 20
LARGEST_PAGE_SIZE = 100
LAST_PAGE = 1_000_000_000


class Operator(StrEnum):
    """A filter's suffix: `filter[total__gte]=100`; none means `eq`."""

    EQ = "eq"
    NE = "ne"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    CONTAINS = "contains"
    ICONTAINS = "icontains"
    STARTSWITH = "startswith"
    ISTARTSWITH = "istartswith"
    ENDSWITH = "endswith"
    IENDSWITH = "iendswith"
    IN = "in"
    NOT_IN = "not_in"
    ISNULL = "isnull"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A condition on one field. `values` are of the field's type: one, any number for `in`, two for `between`.

    The value of `isnull` is a bool, that of `contains` and its kin a text, but an item where the field is a list.
    """

    field: str
    operator: Operator = Operator.EQ
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """All filters must hold. Pages count from 1."""

    filters: tuple[Filter, ...] = ()
    search: str | None = None
    sort: tuple[SortKey, ...] = ()
    page: int = 1
    page_size: int = PAGE_SIZE
