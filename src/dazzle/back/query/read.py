"""One row by its key."""

from dazzle.back.query.layout import ROW, Layout
from dazzle.back.query.record import Key
from dazzle.back.query.statement import Statement


class Read:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sql = f"{layout.select} WHERE {layout.key_condition}"
        self._locking = f"{self._sql} FOR UPDATE OF {ROW}"

    def statement(self, key: Key, *, lock: bool = False) -> Statement:
        """With `lock`, nobody else can change the row until the transaction ends."""
        return Statement(self._locking if lock else self._sql, self._layout.key_parameters(key))
