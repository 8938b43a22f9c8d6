"""One row less."""

from dazzle.back.query.layout import ROW, Layout
from dazzle.back.query.record import Key
from dazzle.back.query.statement import Statement
from dazzle.back.query.update import OF_VERSION


class Delete:
    """Gives one row when the row was there, and of the version expected."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._delete = f"DELETE FROM {layout.table} AS {ROW} WHERE {layout.key_condition}"

    def statement(self, key: Key, *, version: str | None = None) -> Statement:
        parameters = self._layout.key_parameters(key)
        if version is None:
            return Statement(f"{self._delete} RETURNING true", parameters)
        return Statement(f"{self._delete} AND {OF_VERSION} RETURNING true", (*parameters, version))
