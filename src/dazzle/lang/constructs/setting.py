"""Lines of blocks whose keys and values are free."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Name, Raw, Setting
from dazzle.lang.constructs.construct import Body, LineRule
from dazzle.lang.constructs.line import filling
from dazzle.lang.lines import Build, Value

_DEEPEST = 4  # how many such blocks may stand in each other


def setting(span: Span, key: Name, value: Raw | None) -> Setting:
    return Setting(span=span, key=key, value=value)


def setting_item(span: Span, value: Raw) -> Setting:
    return Setting(span=span, value=value)


REDUCTIONS: Mapping[str, Build] = {"setting": setting, "setting_item": setting_item}


class Nest(Struct, frozen=True):
    """A setting with those below it."""

    def __call__(self, said: Value, below: Sequence[Value]) -> Setting:
        assert isinstance(said, Setting)
        return replace(said, below=tuple(item for item in below if isinstance(item, Setting)))


def free(slot: str, *, many: bool = True) -> LineRule:
    """A line whose value is free, as is all that stands below it; the attribute `slot` holds it, or each of many."""
    return filling(slot, _rule("setting", _DEEPEST), many=many)


def _rule(start: str, depth: int) -> LineRule:
    below = None
    if depth:
        line, item = (_rule(start, depth - 1) for start in ("setting", "setting_item"))
        below = Body(what="a block of settings", lines={"-": item}, other=line)
    return LineRule(start=start, kind="setting", name_at=0, below=below, finish=Nest(), many=True)
