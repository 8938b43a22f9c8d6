"""What a field is when nothing is said: a value of its type, a moment, or an expression that makes one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.enum import Enum
from dazzle.ir import expression as ir
from dazzle.ir.entity import Field
from dazzle.ir.types import NUMBERS, Kind, Type, of_field
from dazzle.lang import ast
from dazzle.link.checks import bad_default, enum_default_not_in_enum
from dazzle.link.environment import Environment
from dazzle.link.expression import Typed, link_typed
from dazzle.link.field import LinkedField
from dazzle.link.scope import Scope

# Values of these kinds, other than its own, a field takes: PostgreSQL makes the one into the other when it stores it.
TAKES: Mapping[Kind, frozenset[Kind]] = {
    Kind.INT: frozenset({Kind.DAYS}),
    Kind.DECIMAL: frozenset({Kind.INT, Kind.DAYS}),
    Kind.FLOAT: frozenset({*NUMBERS, Kind.DAYS}),
    Kind.TEXT: frozenset({Kind.ENUM}),
    Kind.DATE: frozenset({Kind.INSTANT}),
    Kind.INSTANT: frozenset({Kind.DATE}),
    Kind.TIME: frozenset({Kind.INSTANT}),
}
MOMENTS = frozenset({"today", "now"})
WORDS = frozenset({Kind.TEXT, Kind.ENUM})  # a word alone is the value itself


def with_defaults(
    scope: Scope,
    entity: str,
    linked: Sequence[LinkedField],
    own: dict[str, Field],
    fields: Mapping[str, dict[str, Field]],
) -> dict[str, Field]:
    """The entity's own fields with their defaults, in the same order; `fields` are those of every entity."""
    env = None
    found = own
    for each in linked:
        node = each.node.default
        if node is None or each.field.name not in own:
            continue
        if env is None:
            env = Environment(scope, entity, fields if fields.get(entity) is own else {**fields, entity: own})
            found = dict(own)
        field = own[each.field.name]
        found[field.name] = replace(field, default=_default(env, node, field.type))
    return found


def _default(env: Environment, node: ast.Expression, bound: FieldType) -> ir.Expression | None:
    """The default, None when the field cannot have it (reported)."""
    word = node.parts[0] if isinstance(node, ast.Path) and len(node.parts) == 1 else None
    kind = of_field(bound).kind
    if isinstance(node, ast.Literal):
        return _constant(env, node, node.constant, bound)
    if word is not None and kind in WORDS:
        return _constant(env, node, word.text, bound)
    if word is not None and isinstance(bound, Bool) and word.text.lower() in {"true", "false"}:
        env.scope.report(bad_default.misspelt_truth(node.span, word.text))
        return None
    if kind is Kind.LIST:
        return _constant(env, node, "", bound)
    typed = link_typed(env, node, bound, assigned=True)
    if typed is None:
        return None
    if not _holds(bound, typed):
        fraction = kind is Kind.INT and typed.type.kind in NUMBERS
        told = bad_default.at(node.span, bound.keyword, f"this is {typed.type.words}")
        env.scope.report(bad_default.fraction(node.span, bound.keyword) if fraction else told)
        return None
    return typed.expression


def moment_of(env: Environment, node: ast.Expression, bound: FieldType) -> ir.Expression | None:
    """`today`, `now()`, `today + 7d`, where the type holds such; None for anything else."""
    first = node
    while isinstance(first, ast.Binary):
        first = first.left
    word = first.function if isinstance(first, ast.Call) else first.parts[0] if isinstance(first, ast.Path) else None
    typed = link_typed(env, node, bound) if word is not None and word.text in MOMENTS else None
    return typed.expression if typed is not None and _holds(bound, typed) else None


def _holds(bound: FieldType, typed: Typed) -> bool:
    """Whether the field takes such values; a time of day takes no instant but `now`, whose day nobody means."""
    kind = of_field(bound).kind
    day = kind is Kind.TIME and typed.type.kind is Kind.INSTANT and typed.expression != ir.Call("now")
    return not day and _takes(of_field(bound), typed.type)


def _constant(
    env: Environment, node: ast.Expression, value: str | int | Decimal | bool | None, bound: FieldType
) -> ir.Literal | None:
    if value is None:
        env.scope.report(bad_default.null(node.span, bound.keyword, env.scope.sources[node.span.file]))
        return None
    literal = ir.Literal(value)
    if isinstance(bound, Enum) and value not in bound.values:
        env.scope.report(enum_default_not_in_enum.at(node.span, str(value), bound.values))
        return None
    try:
        bound.default(value)
    except Rejected as problem:
        env.scope.report(bad_default.at(node.span, bound.keyword, problem.message))
        return None
    return literal


def _takes(wanted: Type, found: Type) -> bool:
    """Whether a field of the one type can hold values of the other."""
    if found.kind is Kind.ANY:
        return True
    if wanted.kind is not found.kind:
        return found.kind in TAKES.get(wanted.kind, ())
    if wanted.kind is Kind.ENUM:
        return set(found.values) <= set(wanted.values)
    return wanted.currency == found.currency and (not wanted.entity or found.entity in {None, wanted.entity})
