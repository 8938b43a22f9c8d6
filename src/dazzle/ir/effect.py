"""What else happens when a row changes, linked."""

from msgspec import Struct

from dazzle.ir.expression import Expression


class Publish(Struct, frozen=True, kw_only=True):
    """An event that is sent `when` a row is created, updated or deleted, or when the field `changed` is another.

    Where neither is said, the event is sent by hand.
    """

    event: str
    when: str | None = None
    changed: str | None = None


class EffectValue(Struct, frozen=True, kw_only=True):
    """What a field is set to. `value` speaks of the row that moves; None where only `text` is left."""

    field: str
    text: str
    value: Expression | None = None


class RowEffect(Struct, frozen=True, kw_only=True):
    """A row of `entity` is made (`create`), or those are changed (`update`) that fit what `where` says, as written."""

    verb: str
    entity: str
    where: str | None = None
    values: tuple[EffectValue, ...] = ()


class FlowArgument(Struct, frozen=True, kw_only=True):
    name: str
    text: str


class FlowEffect(Struct, frozen=True, kw_only=True):
    """A flow of several rows runs."""

    flow: str
    arguments: tuple[FlowArgument, ...] = ()


class Effects(Struct, frozen=True, kw_only=True):
    """What happens at a move; `source` is None for `*`."""

    source: str | None
    target: str
    effects: tuple[RowEffect | FlowEffect, ...]
