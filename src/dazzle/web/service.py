"""What can be done with an entity, stored or virtual: the one thing that the API and the pages both call.

Values are Python values of the field types (FieldType.from_json, parse_text). Everything raises the problems of
`dazzle.web.problems`.
"""

from collections.abc import Mapping
from typing import Protocol

from dazzle.back.query.asked import ListQuery
from dazzle.back.query.record import Key, Page, Record
from dazzle.ir.entity import Entity, Transition


class Service(Protocol):
    """An entity's operations. A virtual entity refuses all but `list` and `read` with MethodNotAllowed."""

    @property
    def entity(self) -> Entity: ...

    @property
    def searched(self) -> tuple[str, ...]:
        """The fields that a search looks into; none when there is no search."""
        ...

    async def list(self, query: ListQuery) -> Page: ...

    async def read(self, key: Key) -> Record:
        """Raises NotFound."""
        ...

    async def create(self, values: Mapping[str, object]) -> Record:
        """A field that is left out gets its default. Raises Invalid, Conflict, InvariantViolated, TransitionRefused."""
        ...

    async def update(self, key: Key, values: Mapping[str, object], *, version: str | None = None) -> Record:
        """Changes the fields given, None clears one; the state field moves as the state machine allows.

        Raises what `create` raises, NotFound, and Stale when the row is not of `version` any more.
        """
        ...

    async def delete(self, key: Key, *, version: str | None = None) -> None:
        """Raises NotFound, Stale, and Conflict when rows refer to it."""
        ...

    async def transition(self, key: Key, target: str, values: Mapping[str, object] | None = None) -> Record:
        """Moves the row to the state `target`, with what the move requires in `values`."""
        ...

    def moves(self, record: Record) -> tuple[Transition, ...]:
        """The moves that are open to the row in its state, also those that still require something."""
        ...
