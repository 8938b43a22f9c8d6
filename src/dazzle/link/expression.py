"""ast expressions to ir expressions: words become fields, enum values, context or moments."""

from collections.abc import Sequence

from dazzle.diagnostics.spelling import spelling
from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir import expression as ir
from dazzle.lang import ast
from dazzle.link.checks import bad_expression
from dazzle.link.environment import Environment, own_parts
from dazzle.link.kinds import Checker, Kind, kind_of

COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
CONTEXT = frozenset({"current_user", "current_tenant", "current_context"})
MOMENTS = frozenset({"today", "now"})
AGGREGATES = frozenset({"count", "sum", "avg", "min", "max"})
NAMING = frozenset({"role", "has_grant"})  # their arguments are names of roles and grants, not values of this row
WHOLE_RULES = frozenset({"all", "authenticated", "anonymous"})
# How many arguments each function takes; None is one or more.
ARITY = {
    **dict.fromkeys(("today", "now"), 0),
    **dict.fromkeys(("days_until", "days_since", "len", "lower", "upper", "abs", "round", "count", "sum", "avg"), 1),
    **dict.fromkeys(("concat", "min", "max", "coalesce", "role"), None),
    "has_grant": 2,
}


def link_condition(env: Environment, node: ast.Expression) -> ir.Expression | None:
    """An expression that is true or false for a row; None when it, or a part of it, was reported."""
    linked = link_expression(env, node)
    if linked is None or not Checker(env.scope, env.type_of).check_condition(node):
        return None
    return linked


def link_expression(env: Environment, node: ast.Expression, beside: FieldType | None = None) -> ir.Expression | None:
    """The linked expression, None when it, or a part of it, was reported. `beside` is the type it is compared with."""
    match node:
        case ast.Literal(value=value):
            return _fitting(env, node, value, beside)
        case ast.Duration(amount=amount, unit=unit):
            return ir.Duration(amount, unit)
        case ast.Path():
            return _path(env, node, beside)
        case ast.Call():
            return _call(env, node)
        case ast.Unary(operator=operator, operand=operand):
            linked = link_expression(env, operand)
            return None if linked is None else ir.Unary(operator, linked)
        case ast.Binary():
            return _binary(env, node)
        case ast.In(operand=operand, options=options, negated=negated):
            linked = link_expression(env, operand)
            if env.is_hidden(operand):
                return None
            choices = _all(env, options, env.type_of(operand))
            return None if linked is None or choices is None else ir.In(linked, choices, negated)
        case ast.Via():
            return _via(env, node)


def _all(
    env: Environment, nodes: Sequence[ast.Expression], beside: FieldType | None = None
) -> tuple[ir.Expression, ...] | None:
    """Every expression linked, None when one of them was reported; the others are checked all the same."""
    linked = [link_expression(env, node, beside) for node in nodes]
    found = tuple(expression for expression in linked if expression is not None)
    return found if len(found) == len(linked) else None


def _path(env: Environment, node: ast.Path, beside: FieldType | None) -> ir.Expression | None:
    trail = env.follow(node)
    if node.branch is not None and env.scope.entity(node.branch) is None:
        return None
    if trail.field is not None:
        if isinstance(trail.field.type, HasMany):
            _refuse(env, node, f"`{trail.field.name}` is many rows", "not one value")
            return None
        return _through_branch(env, node, ir.FieldPath(trail.names, node.branch.text if node.branch else None))
    if trail.lost is None:
        return None
    word = _word(env, node, beside)
    if word is None and isinstance(beside, Enum) and len(own_parts(node)) == 1:
        _wrong_value(env, node, trail.lost.text, beside)
        return None
    if word is None and trail.entity is None:
        _refuse(env, trail.lost, f"`{trail.names[-1]}` is no reference", "so nothing can follow it")
    elif word is None:
        _unknown(env, trail.lost, trail.entity or env.entity)
    return word


def _through_branch(env: Environment, node: ast.Path, path: ir.FieldPath) -> ir.FieldPath | None:
    """The path, when the entity in its brackets is one that the poly_ref may lead to."""
    first = env.own[path.parts[0]].type
    if path.branch is None:
        return path
    if not isinstance(first, PolyRef):
        _refuse(env, node, f"`{path.parts[0]}` is no `poly_ref`", "brackets choose one of several entities")
        return None
    if first.targets and path.branch not in first.targets:
        _refuse(env, node, f"`{path.parts[0]}` does not lead to `{path.branch}`", "not one of its entities")
        return None
    return path


def _word(env: Environment, node: ast.Path, beside: FieldType | None) -> ir.Expression | None:
    """What a word that is no field means, None when it means nothing."""
    parts = own_parts(node)
    first = parts[0].text
    if first in CONTEXT and len(parts) <= 2:
        return ir.ContextValue(first, parts[1].text if len(parts) > 1 else None)
    if len(parts) > 1:
        return None
    if first in MOMENTS or (env.condition and first in WHOLE_RULES):
        return ir.Call(first)
    if isinstance(beside, Enum) and first in beside.values:
        return ir.Literal(first)
    if env.condition and beside is not None and kind_of(beside) is Kind.TEXT:
        return ir.Literal(first)
    return None


def _wrong_value(env: Environment, node: ast.Path, word: str, enum: Enum) -> None:
    values = ", ".join(f"`{value}`" for value in enum.values)
    meant = spelling(node.span, word, enum.values)
    env.scope.report(
        bad_expression.at(
            node.span,
            f"`{word}` is not a value of the enum",
            label="not in the list",
            help=meant.help or f"use one of {values}",
            fixes=meant.fixes,
        )
    )


def _unknown(env: Environment, word: ast.Name, entity: str) -> None:
    """Reports a word that means nothing."""
    ours = (*CONTEXT, *MOMENTS)
    meant = spelling(word.span, word.text, [*env.fields.get(entity, ()), *ours], language=ours)
    env.scope.report(
        bad_expression.at(
            word.span,
            f"`{word.text}` is neither a field of `{entity}` nor a value",
            label="unknown word",
            help=meant.help or f'write a field of `{entity}`, or put a text into quotes: "{word.text}"',
            fixes=meant.fixes,
        )
    )


def _fitting(env: Environment, node: ast.Expression, value: object, beside: FieldType | None) -> ir.Literal | None:
    """The literal, unless it is a text that the field it is compared with could never hold."""
    assert isinstance(node, ast.Literal)
    literal = ir.Literal(node.value)
    if not isinstance(value, str) or beside is None or isinstance(beside, Ref | PolyRef):
        return literal
    try:
        beside.default(value)
    except Rejected as problem:
        reason = problem.message[:1].lower() + problem.message[1:].rstrip(".")
        _refuse(env, node, f"the text does not fit the type `{beside.keyword}`", reason)
        return None
    return literal


def _call(env: Environment, node: ast.Call) -> ir.Expression | None:
    name, arguments = node.function.text, node.arguments
    if name not in ARITY:
        meant = spelling(node.function.span, name, ARITY, language=ARITY)
        env.scope.report(
            bad_expression.at(
                node.function.span,
                f"there is no function `{name}`",
                label="not known",
                help=meant.help or f"use one of {', '.join(f'`{known}`' for known in ARITY)}",
                fixes=meant.fixes,
            )
        )
        return None
    wanted = ARITY[name]
    if (len(arguments) != wanted) if wanted is not None else not arguments:
        count = "one or more values" if wanted is None else f"{wanted} value{'' if wanted == 1 else 's'}"
        _refuse(env, node, f"`{name}` takes {count}", f"{len(arguments)} given")
        return None
    if name in NAMING:
        return ir.Call(name, tuple(ir.Literal(_text(argument)) for argument in arguments))
    if env.computed and name in AGGREGATES and (rows := _rows(env, arguments[0])) is not None:
        return ir.Call(name, (rows,))
    linked = _all(env, arguments)
    return None if linked is None else ir.Call(name, linked)


def _text(node: ast.Expression) -> str:
    match node:
        case ast.Path(parts=parts):
            return ".".join(part.text for part in parts)
        case ast.Literal(value=value):
            return str(value)
    return ""


def _rows(env: Environment, node: ast.Expression) -> ir.Literal | None:
    """`LineItem` or `LineItem.total` in `count(...)`: the rows of another entity that belong to this one."""
    if isinstance(node, ast.Path) and node.parts[0].text in env.scope.entities:
        return ir.Literal(_text(node))
    return None


def _binary(env: Environment, node: ast.Binary) -> ir.Expression | None:
    compares = node.operator in COMPARISONS
    if compares and (env.is_hidden(node.left) or env.is_hidden(node.right)):
        return None  # what the other side may be depends on the hidden one
    left = link_expression(env, node.left, env.type_of(node.right) if compares else None)
    right = link_expression(env, node.right, env.type_of(node.left) if compares else None)
    if left is None or right is None:
        return None
    if node.operator not in {"=", "!="} and ir.Literal(None) in (left, right):
        _refuse(env, node, f"`{node.operator}` cannot compare with null", "never true", "write `is null`")
        return None
    return ir.Binary(node.operator, left, right)


def _via(env: Environment, node: ast.Via) -> ir.Expression | None:
    if env.scope.entity(node.entity) is None:
        return None
    junction = Environment(env.scope, node.entity.text, env.fields, condition=True)
    bindings = []
    for binding in node.bindings:
        left = _path(junction, binding.left, None)
        # The right side speaks of this row (`id`), of the user, or of null.
        right = link_expression(env, binding.right)
        if isinstance(left, ir.FieldPath) and right is not None:
            bindings.append((left.parts, binding.operator, right))
    return ir.Via(node.entity.text, tuple(bindings), node.negated) if len(bindings) == len(node.bindings) else None


def _refuse(env: Environment, node: ast.Node, message: str, label: str, help_: str | None = None) -> None:
    """Reports what does not make sense."""
    env.scope.report(bad_expression.at(node.span, message, label=label, help=help_))
