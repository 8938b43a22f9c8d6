"""What a node of the AST says, as plain data: None where nothing is written."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from dazzle.ir.display import Parameter, Setting
from dazzle.ir.expression import Duration
from dazzle.lang import ast
from dazzle.link import names

# What the units of a period of the calendar are called in an expression; `m` is a month here, as it is there.
UNITS = {
    **dict.fromkeys(("min", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hour", "hours"), "h"),
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("w", "week", "weeks"), "w"),
    **dict.fromkeys(("m", "month", "months"), "m"),
    **dict.fromkeys(("y", "year", "years"), "y"),
}


class Titled(Protocol):
    """Whatever has a name, and may have a title beside it."""

    @property
    def name(self) -> ast.Name: ...

    @property
    def title(self) -> ast.String | None: ...


def text(node: ast.String | None) -> str | None:
    return None if node is None else node.value


def texts(nodes: Iterable[ast.String]) -> tuple[str, ...]:
    return tuple(node.value for node in nodes)


def word(node: ast.Name | ast.Path | None) -> str | None:
    """A name, or a path with dots."""
    if isinstance(node, ast.Path):
        return ".".join(part.text for part in node.parts)
    return None if node is None else node.text


def spelled(node: ast.Name | ast.String | None) -> str | None:
    """A word, or a text where quotes are needed to write it."""
    return node.text if isinstance(node, ast.Name) else text(node)


def title(node: Titled) -> str:
    """What people read: the title, where there is none the name."""
    return text(node.title) or names.title(node.name.text)


def words(nodes: Iterable[ast.Name]) -> tuple[str, ...]:
    return tuple(node.text for node in nodes)


def truth(node: ast.Literal | None, *, otherwise: bool = False) -> bool:
    return otherwise if node is None else node.value is True


def value(node: ast.Name | ast.Path | ast.String | ast.Literal | None) -> str | int | Decimal | bool | None:
    """A word, a path or a text as a text, a number as itself."""
    match node:
        case ast.Name(text=found) | ast.String(value=found) | ast.Literal(constant=found):
            return found
        case ast.Path(parts=parts):
            return ".".join(part.text for part in parts)
    return None


def number(node: ast.Literal | None) -> int | Decimal | None:
    """The number; None where something else is written."""
    found = node.constant if node is not None else None
    return found if isinstance(found, int | Decimal) and not isinstance(found, bool) else None


def whole(node: ast.Literal | None) -> int | None:
    found = number(node)
    return found if isinstance(found, int) else None


def parameter(node: ast.Variable) -> Parameter:
    return Parameter(source=node.kind.text, key=node.key.value)


def setting(node: ast.Setting | None) -> Setting | None:
    if node is None:
        return None
    return Setting(
        key=word(node.key),
        value=node.value.text if node.value is not None else None,
        below=tuple(found for each in node.below if (found := setting(each)) is not None),
    )


def seconds(node: ast.Delay | None) -> int | Decimal | None:
    """How long, in seconds; a number alone is seconds, `m` minutes. None for a unit that is none."""
    if node is None:
        return None
    unit = ast.SECONDS.get(node.unit.text) if node.unit is not None else 1
    return None if unit is None else node.amount * unit


def duration(node: ast.Delay | None) -> Duration | None:
    """A whole number of a unit, days where none is written."""
    unit = UNITS.get(node.unit.text if node is not None and node.unit else "d")
    return Duration(node.amount, unit) if node is not None and unit and isinstance(node.amount, int) else None
