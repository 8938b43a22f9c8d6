"""What a node of the AST says, as plain data: None where nothing is written."""

from collections.abc import Iterable
from decimal import Decimal

from dazzle.ir.display import Parameter, Setting
from dazzle.ir.expression import Duration
from dazzle.lang import ast

# What a unit of time is called: the short form, and how many seconds it has where it has a length.
UNITS = {
    "s": ("s", 1),
    **dict.fromkeys(("min", "minute", "minutes"), ("min", 60)),
    **dict.fromkeys(("h", "hour", "hours"), ("h", 3600)),
    **dict.fromkeys(("d", "day", "days"), ("d", 86400)),
    **dict.fromkeys(("w", "week", "weeks"), ("w", 7 * 86400)),
    **dict.fromkeys(("m", "month", "months"), ("m", None)),
    **dict.fromkeys(("y", "year", "years"), ("y", None)),
}


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
    """How long, in seconds; a number alone is seconds. None for a unit that has no length, or is none."""
    if node is None:
        return None
    _, length = UNITS.get(node.unit.text if node.unit else "s", ("", None))
    return None if length is None else node.amount * length


def duration(node: ast.Delay | None) -> Duration | None:
    """A whole number of a unit, days where none is written."""
    unit, _ = UNITS.get(node.unit.text if node is not None and node.unit else "d", ("", None))
    return Duration(node.amount, unit) if node is not None and unit and isinstance(node.amount, int) else None
