"""ast expressions to ir expressions: words become fields, enum values, context or moments."""

from collections.abc import Mapping
from dataclasses import dataclass

from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.ref import Ref
from dazzle.ir import expression as ir
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.link.checks import bad_expression
from dazzle.link.scope import Scope
from dazzle.link.suggest import did_you_mean

COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
CONTEXT = frozenset({"current_user", "current_tenant", "current_context"})
MOMENTS = frozenset({"today", "now"})
FUNCTIONS = frozenset(
    {
        *("today", "now", "days_until", "days_since", "concat", "len", "abs", "min", "max", "round", "coalesce"),
        *("count", "sum", "avg", "role", "has_grant"),
    }
)
WHOLE_RULES = frozenset({"all", "authenticated", "anonymous"})


@dataclass(frozen=True, slots=True)
class Environment:
    """What words mean: the fields of one entity, and those of every entity for paths through references.

    `condition` is true in permit and scope, where a bare word opposite a text field is that text.
    """

    scope: Scope
    entity: str
    fields: Mapping[str, Mapping[str, Field]]
    condition: bool = False

    @property
    def own(self) -> Mapping[str, Field]:
        return self.fields[self.entity]


def link_expression(env: Environment, node: ast.Expression, hint: FieldType | None = None) -> ir.Expression | None:
    """The linked expression, None when it (or a part) was reported. `hint` is the type of the other side."""
    match node:
        case ast.Literal(value=value):
            return _fitting(env, node, ir.Literal(value), hint)
        case ast.Duration(amount=amount, unit=unit):
            return ir.Duration(amount, unit)
        case ast.Path():
            return _path(env, node, hint)
        case ast.Call(function=function, arguments=arguments):
            return _call(env, function, arguments)
        case ast.Unary(operator=operator, operand=operand):
            linked = link_expression(env, operand, hint if operator == "-" else None)
            return None if linked is None else ir.Unary(operator, linked)
        case ast.Binary():
            return _binary(env, node)
        case ast.In(operand=operand, options=options, negated=negated):
            inner = type_of(env, operand)
            linked = link_expression(env, operand)
            choices = [link_expression(env, option, inner) for option in options]
            found = tuple(choice for choice in choices if choice is not None)
            return None if linked is None or len(found) < len(choices) else ir.In(linked, found, negated)
        case ast.Via():
            return _via(env, node)


def type_of(env: Environment, node: ast.Expression) -> FieldType | None:
    """The field type that a path ends at, None for anything else."""
    if not isinstance(node, ast.Path):
        return None
    field = _follow(env, node)
    return field.type if isinstance(field, Field) else None


def _parts(node: ast.Path) -> tuple[ast.Name, ...]:
    return node.parts[1:] if node.parts[0].text == "self" and len(node.parts) > 1 else node.parts


def _follow(env: Environment, node: ast.Path) -> Field | ast.Name | None:
    """The field a path ends at; the word that leads nowhere; None where the target is broken."""
    fields: Mapping[str, Field] | None = env.own
    found: Field | None = None
    for word in _parts(node):
        if fields is None:
            return word
        found = fields.get(word.text) or fields.get(f"{word.text}_id")
        if found is None:
            return word
        fields = env.fields.get(found.type.entity) if isinstance(found.type, Ref) else None
    return found


def _path(env: Environment, node: ast.Path, hint: FieldType | None) -> ir.Expression | None:
    parts = _parts(node)
    first = parts[0].text
    found = _follow(env, node)
    if isinstance(found, Field):
        if isinstance(found.type, HasMany):
            return _refuse(env, node, f"`{first}` is many rows", "not one value", None)
        names = [part.text for part in parts]
        names[-1] = found.name
        return ir.FieldPath(tuple(names))
    if first in CONTEXT and len(parts) <= 2:
        return ir.ContextValue(first, parts[1].text if len(parts) > 1 else None)
    if len(parts) == 1:
        if first in MOMENTS:
            return ir.Call(first)
        if env.condition and first in WHOLE_RULES:
            return ir.Call(first)
        if isinstance(hint, Enum):
            return _enum_word(env, node, first, hint)
        if env.condition and hint is not None and not isinstance(hint, Ref):
            return _fitting(env, node, ir.Literal(first), hint)
    word = found or parts[-1]
    known = [*env.own, *CONTEXT, *MOMENTS]
    help_ = did_you_mean(word.text, known) or f'write a field of `{env.entity}`, or quote the text: "{word.text}"'
    env.scope.report(
        bad_expression.at(
            word.span,
            f"`{word.text}` is neither a field of `{env.entity}` nor a value",
            label="unknown word",
            help=help_,
        )
    )
    return None


def _enum_word(env: Environment, node: ast.Path, word: str, hint: Enum) -> ir.Expression | None:
    if word in hint.values:
        return ir.Literal(word)
    values = ", ".join(f"`{value}`" for value in hint.values)
    return _refuse(
        env,
        node,
        f"`{word}` is not a value of the enum",
        "not in the list",
        did_you_mean(word, hint.values) or f"use one of {values}",
    )


def _fitting(env: Environment, node: ast.Expression, literal: ir.Literal, hint: FieldType | None) -> ir.Literal | None:
    """The literal, when a field of that type could hold it."""
    if hint is None or literal.value is None or isinstance(hint, Ref):
        return literal
    try:
        hint.default(literal.value)
    except Rejected as problem:
        reason = problem.message.rstrip(".")
        _refuse(env, node, f"the value does not fit the type `{hint.keyword}`", reason[:1].lower() + reason[1:], None)
        return None
    return literal


def _call(env: Environment, function: ast.Name, arguments: tuple[ast.Expression, ...]) -> ir.Expression | None:
    name = function.text
    if name not in FUNCTIONS:
        help_ = did_you_mean(name, FUNCTIONS)
        env.scope.report(
            bad_expression.at(function.span, f"there is no function `{name}`", label="unknown", help=help_)
        )
        return None
    if name in {"role", "has_grant", "count", "sum", "avg"}:
        # Their arguments are names of roles and entities, not values of this row.
        return ir.Call(name, tuple(ir.Literal(_words(argument)) for argument in arguments))
    linked = [link_expression(env, argument) for argument in arguments]
    found = tuple(argument for argument in linked if argument is not None)
    return None if len(found) < len(linked) else ir.Call(name, found)


def _words(node: ast.Expression) -> str:
    match node:
        case ast.Path(parts=parts):
            return ".".join(part.text for part in parts)
        case ast.Literal(value=value):
            return str(value)
    return ""


def _binary(env: Environment, node: ast.Binary) -> ir.Expression | None:
    compares = node.operator in COMPARISONS
    left = link_expression(env, node.left, type_of(env, node.right) if compares else None)
    right = link_expression(env, node.right, type_of(env, node.left) if compares else None)
    if left is None or right is None:
        return None
    null = ir.Literal(None)
    if node.operator not in {"=", "!="} and null in (left, right):
        return _refuse(env, node, f"`{node.operator}` cannot compare with null", "always unknown", "write `is null`")
    return ir.Binary(node.operator, left, right)


def _via(env: Environment, node: ast.Via) -> ir.Expression | None:
    if env.scope.entity(node.entity) is None:
        return None
    inner = Environment(env.scope, node.entity.text, env.fields, condition=True)
    bindings = []
    for binding in node.bindings:
        left = _path(inner, binding.left, None)
        # The right side speaks of this row (`id`), of the user, or of null.
        right = link_expression(env, binding.right)
        if not isinstance(left, ir.FieldPath) or right is None:
            return None
        bindings.append((left.parts, binding.operator, right))
    return ir.Via(node.entity.text, tuple(bindings), node.negated)


def _refuse(
    env: Environment, node: ast.Expression, message: str, label: str, help_: str | None
) -> ir.Expression | None:
    """Reports what does not make sense; the answer is always None, the linked form of what was refused."""
    env.scope.report(bad_expression.at(node.span, message, label=label, help=help_))
    return None
