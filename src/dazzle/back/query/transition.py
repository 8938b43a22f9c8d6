"""A row from one state to the next."""

from collections.abc import Mapping
from functools import lru_cache

from dazzle.back.query.layout import ROW, Layout, parameter
from dazzle.back.query.record import Key
from dazzle.back.query.statement import Statement
from dazzle.back.query.update import setting
from dazzle.back.query.written import KEPT_TEXTS, parameters
from dazzle.back.relations import columns_of
from dazzle.fieldtypes.base import quote
from dazzle.ir.entity import StateMachine


class Transition:
    """Gives no row when the row is not in the state expected, or is not there."""

    def __init__(self, layout: Layout, states: StateMachine) -> None:
        self._layout = layout
        (self._state,) = columns_of(layout.entity, (states.field,))
        self._sql = lru_cache(maxsize=KEPT_TEXTS)(self._text)

    def statement(self, key: Key, values: Mapping[str, object], *, expected: object) -> Statement:
        """`values` hold the new state and what changes with it; `expected` is the state before, None without."""
        given = tuple(field.name for field in self._layout.fields if field.name in values)
        cells = parameters(self._layout.entity, given, values)
        return Statement(self._sql(given), (*cells, *self._layout.key_parameters(key), expected))

    def _text(self, given: tuple[str, ...]) -> str:
        state = f"{ROW}.{quote(self._state.name)} IS NOT DISTINCT FROM {parameter(self._state.type)}"
        return self._layout.select_written(
            f"{setting(self._layout, given)} WHERE {self._layout.key_condition} AND {state}"
        )
