"""A new row."""

from collections.abc import Mapping
from functools import lru_cache

from dazzle.back.query.layout import ROW, Layout, parameter
from dazzle.back.query.statement import Statement
from dazzle.back.query.written import KEPT_TEXTS, NOW, columns, parameters
from dazzle.fieldtypes.base import quote
from dazzle.ir.entity import Automatic

TIMES = frozenset({Automatic.ADD, Automatic.UPDATE})


class Create:
    """Fields that are not given get the column's default, as does whose row it is; times are the transaction's."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._automatic = columns(layout.entity, [f.name for f in layout.fields if f.automatic in TIMES])
        self._sql = lru_cache(maxsize=KEPT_TEXTS)(self._text)

    def statement(self, values: Mapping[str, object]) -> Statement:
        given = tuple(field.name for field in self._layout.fields if field.name in values)
        return Statement(self._sql(given), parameters(self._layout.entity, given, values))

    def _text(self, given: tuple[str, ...]) -> str:
        written = {quote(column.name): parameter(column.type) for column in columns(self._layout.entity, given)}
        written |= {quote(column.name): NOW for column in self._automatic}
        values = f"({', '.join(written)}) VALUES ({', '.join(written.values())})" if written else "DEFAULT VALUES"
        return self._layout.select_written(f"INSERT INTO {self._layout.table} AS {ROW} {values}")
