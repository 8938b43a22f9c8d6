"""`x::date`: a value read as one of another kind."""

from collections.abc import Mapping

from dazzle.fieldtypes.decimal import MOST_DIGITS
from dazzle.ir import expression as ir
from dazzle.ir.typed import CASTS
from dazzle.ir.types import Kind
from dazzle.lang import ast
from dazzle.link.checks import bad_cast
from dazzle.link.expression.linking import Linking, Typed, Wanted

# What other languages call them.
OTHER_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("integer", "bigint", "smallint"), "int"),
    "numeric": "decimal",
    **dict.fromkeys(("double", "real"), "float"),
    **dict.fromkeys(("str", "string", "varchar", "char"), "text"),
    "boolean": "bool",
    **dict.fromkeys(("timestamp", "timestamptz"), "datetime"),
}
# Those that can fail, or whose result depends on a setting of the session, beside the safe ones.
CASTABLE = frozenset(
    {
        *ir.SAFE_CASTS,
        *(("text", target) for target in CASTS),
        *((source, "text") for source in ("float", "date", "datetime", "time", "opaque")),
        *(("any", target) for target in CASTS),
    }
)
READ_AT_ONCE = frozenset({Kind.DATE, Kind.INSTANT, Kind.TIME})


def cast(linking: Linking, node: ast.Cast, wanted: Wanted | None) -> Typed | None:
    del wanted
    target = OTHER_NAMES.get(node.type.text, node.type.text)
    if target not in CASTS:
        linking.link(node.operand)
        return linking.refuse(bad_cast.unknown(node.type, tuple(CASTS)))
    arguments = _arguments(linking, node, target)
    type_ = CASTS[target]
    # A constant date is read while it is compiled.
    constant = isinstance(node.operand, ast.Literal) and type_.kind in READ_AT_ONCE
    typed = linking.link(node.operand, Wanted(type_) if constant else None)
    if typed is None or arguments is None:
        return None
    source = typed.type.kind
    if (source, target) not in CASTABLE:
        return linking.refuse(bad_cast.at(node.operand.span, typed.type.words, target))
    return Typed(ir.Cast(typed.expression, source.value, target, arguments), type_)


def _arguments(linking: Linking, node: ast.Cast, target: str) -> tuple[int, ...] | None:
    """The numbers behind the kind, None when they are not its (reported)."""
    numbers = tuple(argument.value for argument in node.arguments if isinstance(argument.value, int))
    if node.arguments:
        precision, scale = (*numbers, 0, 0)[:2]
        whole = len(numbers) == len(node.arguments) <= 2
        if target != "decimal" or not whole or not 1 <= precision <= MOST_DIGITS or scale > precision:
            return linking.refuse(bad_cast.arguments(node.type.span, target))
    return numbers
