"""Some fields of a row."""

from collections.abc import Mapping
from functools import lru_cache

from dazzle.back.query.layout import ROW, Layout, parameter
from dazzle.back.query.record import Key
from dazzle.back.query.statement import Statement
from dazzle.back.query.written import KEPT_TEXTS, NOW, parameters
from dazzle.back.relations import columns_of
from dazzle.fieldtypes.base import quote
from dazzle.ir.entity import Automatic

OF_VERSION = f"{ROW}.xmin = %s::xid"


class Update:
    """Gives no row when there is none of that key, or when it is not of the version expected."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sql = lru_cache(maxsize=KEPT_TEXTS)(self._text)

    def statement(self, key: Key, values: Mapping[str, object], *, version: str | None = None) -> Statement:
        given = tuple(field.name for field in self._layout.fields if field.name in values)
        expected = () if version is None else (version,)
        cells = parameters(self._layout.entity, given, values)
        return Statement(self._sql(given, version is not None), (*cells, *self._layout.key_parameters(key), *expected))

    def _text(self, given: tuple[str, ...], of_version: bool) -> str:
        where = f"{self._layout.key_condition} AND {OF_VERSION}" if of_version else self._layout.key_condition
        return self._layout.select_written(f"{setting(self._layout, given)} WHERE {where}")


def setting(layout: Layout, given: tuple[str, ...]) -> str:
    """UPDATE ... SET of the fields given and of those that every change sets."""
    touched = [f.name for f in layout.fields if f.automatic is Automatic.UPDATE and f.name not in given]
    written = [f"{quote(c.name)} = {parameter(c.type)}" for c in columns_of(layout.entity, given)]
    written += [f"{quote(c.name)} = {NOW}" for c in columns_of(layout.entity, touched)]
    return f"UPDATE {layout.table} AS {ROW} SET {', '.join(written)}"
