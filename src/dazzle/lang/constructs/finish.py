"""What becomes of a line and of those below it. These are values, so that documents and tests can look inside."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Broken, Node
from dazzle.lang.constructs.construct import Finish, Part
from dazzle.lang.lines import Value


class Opening(NamedTuple):
    """The first line of a block, and the attributes that it fills; `options` are the parts that stand behind it."""

    span: Span
    slots: dict[str, Value]
    options: tuple[Part, ...] = ()


def filled(slots: Mapping[str, Value], items: Sequence[Value]) -> dict[str, Any]:
    """The slots, and those that the Parts among the items fill."""
    filled = dict(slots)
    for item in items:
        if not isinstance(item, Part):
            continue
        if item.many:
            more = item.value if isinstance(item.value, tuple) else (item.value,)
            filled[item.key] = (*filled.get(item.key, ()), *more)
        else:
            filled[item.key] = item.value
    return filled


class Make(Struct, frozen=True):
    """Makes the node of a block: the header's slots, and those that the lines below fill."""

    kind: type[Node]

    def __call__(self, said: Value, below: Sequence[Value]) -> Node:
        slots = said.slots if isinstance(said, Opening) else {}
        return self.kind(span=said.span, **filled(slots, below))


class Gather(Struct, frozen=True):
    """The same, with all that the lines below say besides in the attribute `slot`."""

    kind: type[Node]
    slot: str

    def __call__(self, said: Value, below: Sequence[Value]) -> Node:
        slots = said.slots if isinstance(said, Opening) else {}
        return self.kind(span=said.span, **filled(slots, below), **{self.slot: Rows()(said, below)})


class Only(Struct, frozen=True):
    """Makes the node of a line that says one thing, which is the node's one attribute."""

    kind: type[Node]
    made: Finish

    def __call__(self, said: Value, below: Sequence[Value]) -> Value:
        made = self.made(said, below)
        return self.kind(span=made.span, **{self.slot: made.value})

    @property
    def slot(self) -> str:
        return next(name for name in self.kind.__struct_fields__ if name != "span")


class Rows(Struct, frozen=True):
    """All that the lines of a block say, whatever each says."""

    def __call__(self, said: Value, below: Sequence[Value]) -> tuple[Value, ...]:
        del said
        return tuple(item for item in below if not isinstance(item, Broken | Part))


class Inner(Struct, frozen=True):
    """What the only line of a block says."""

    def __call__(self, said: Value, below: Sequence[Value]) -> Value:
        del said
        return next((item.value for item in below if isinstance(item, Part)), None)


class Fill(Struct, frozen=True):
    """Fills the attribute `slot` of the node around with what the line says; of several that are `many`, with all."""

    slot: str
    made: Finish
    many: bool = False

    def __call__(self, said: Value, below: Sequence[Value]) -> Value:
        made = self.made(said, below)
        if made is None or isinstance(made, Broken):
            return made
        return Part(self.slot, made.value if isinstance(made, Part) else made, self.many)


class Several(Struct, frozen=True):
    """The same, put together with what other lines of the kind say."""

    made: Finish

    def __call__(self, said: Value, below: Sequence[Value]) -> Value:
        made = self.made(said, below)
        return made._replace(many=True) if isinstance(made, Part) else made
