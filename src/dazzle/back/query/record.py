"""A row of an entity, as values of its field types."""

from collections.abc import Mapping
from dataclasses import dataclass

Key = tuple[object, ...]  # a value for each field of the primary key, in its order


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`values` are by field, None where there is none; `names` say how the rows are called that its refs lead to.

    `version` is another one after every write of the row.
    """

    key: Key
    values: Mapping[str, object]
    names: Mapping[str, str]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of a list, and how many there are; `note` says why there is nothing where nothing can be."""

    items: tuple[Record, ...]
    total: int
    page: int
    page_size: int
    note: str | None = None
