"""Expressions as the language writes them: what is written here reads back as the same expression."""

import re
from collections.abc import Mapping
from decimal import Decimal

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.written import quoted, word
from dazzle.ir.entity import Entity, Field
from dazzle.ir.expression import (
    Aggregate,
    Binary,
    Call,
    Cast,
    Conditional,
    ContextValue,
    Duration,
    Expression,
    FieldPath,
    Given,
    In,
    Literal,
    Unary,
    Via,
)
from dazzle.ir.functions import CONTEXT

# How tightly the parts of the grammar bind, loosest first; an operand that binds looser stands in brackets.
CONDITIONAL, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGNED, ATOM = range(9)
BINDING: Mapping[str, tuple[int, int, int]] = {  # operator: itself, the least of its left and of its right operand
    "or": (OR, OR, AND),
    "and": (AND, AND, NOT),
    **dict.fromkeys(("=", "!=", "<", "<=", ">", ">="), (COMPARISON, SUM, SUM)),
    **dict.fromkeys("+-", (SUM, SUM, PRODUCT)),
    **dict.fromkeys("*/%", (PRODUCT, PRODUCT, SIGNED)),
}
NULL = Literal(None)

# What a lone word means before it can be a field's name or an enum's value.
IN_ANY_CASE = frozenset({"or", "and", "not", "in", "is"})
KEYWORDS = frozenset({"true", "false", "null", "None", "if", "via"})
MEANINGS = frozenset({*CONTEXT, "today", "now", "all", "authenticated", "anonymous"})
ROLES = frozenset({"role", "has_grant"})  # functions whose arguments are names

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


def expression_text(
    expression: Expression, entity: Entity | None = None, entities: Mapping[str, Entity] | None = None
) -> str:
    """The expression as text.

    With the entity that it belongs to, and those that its references lead to, an enum's value is a bare word where
    that is what it reads back as. Without them it stands in quotes, which is always right.
    """
    return _Writer(entity, entities or {}).text(expression, CONDITIONAL)


def default_text(of: Field) -> str | None:
    """What stands behind the `=` of a field, None where nothing does."""
    default = of.default
    if isinstance(default, Literal) and isinstance(default.value, str):
        bare = isinstance(of.type, Enum) and not is_keyword(default.value)
        return word(default.value) if bare else quoted(default.value)
    if isinstance(default, FieldPath) and len(default.parts) == 1:
        return f"self.{default.parts[0]}"  # a word alone is a text, or a value
    return None if default is None else expression_text(default)


def is_keyword(name: str) -> bool:
    """True for a word that an expression cannot begin with and mean a name."""
    return name in KEYWORDS or name.lower() in IN_ANY_CASE


class _Writer:
    """`prefix` stands before each path: the entity whose rows are counted."""

    def __init__(self, entity: Entity | None, entities: Mapping[str, Entity], prefix: str = "") -> None:
        self.entity = entity
        self.prefix = prefix
        self.entities = entities
        self.fields: Mapping[str, Field] = {each.name: each for each in (entity.fields if entity else ())}

    def text(self, expression: Expression, least: int) -> str:
        """The expression, in brackets where it binds looser than `least`."""
        binds, written = self.written(expression)
        return written if binds >= least else f"({written})"

    def written(self, expression: Expression) -> tuple[int, str]:
        """How tightly it binds, and its text."""
        match expression:
            case Literal(value):
                return (SIGNED if _is_negative(value) else ATOM), _literal(value)
            case Duration(amount, unit):
                return ATOM, f"{amount}{unit}"
            case FieldPath(parts, branch):
                return ATOM, self.path(parts, branch)
            case Given(name):
                return ATOM, name
            case ContextValue(name, attribute):
                return ATOM, f"{name}.{attribute}" if attribute else name
        return self.made(expression)

    def made(self, expression: Expression) -> tuple[int, str]:
        """The same for what is made of other expressions."""
        match expression:
            case Call():
                return ATOM, self.call(expression)
            case Unary():
                return self.unary(expression)
            case Binary():
                return self.binary(expression)
            case In():
                return COMPARISON, self.among(expression)
            case Conditional():
                return CONDITIONAL, self.conditional(expression)
            case Cast(operand, _, target, arguments):
                digits = f"({', '.join(map(str, arguments))})" if arguments else ""
                return ATOM, f"{self.text(operand, ATOM)}::{target}{digits}"
            case Aggregate():
                return ATOM, self.aggregate(expression)
            case Via():
                return ATOM, self.through(expression)
        raise TypeError(expression)

    def conditional(self, expression: Conditional) -> str:
        cases = (
            f"{'elif' if number else 'if'} {self.text(condition, OR)}: {self.text(value, OR)}"
            for number, (condition, value) in enumerate(expression.cases)
        )
        return f"{' '.join(cases)} else: {self.text(expression.otherwise, CONDITIONAL)}"

    def aggregate(self, expression: Aggregate) -> str:
        of = self.entities.get(expression.entity)
        rows, where = expression.entity, ""
        if expression.operand is not None:
            rows = _Writer(of, self.entities, expression.entity).text(expression.operand, CONDITIONAL)
        if expression.where is not None:
            where = f" where {_Writer(of, self.entities).text(expression.where, OR)}"
        return f"{expression.function}({rows}{where})"

    def unary(self, expression: Unary) -> tuple[int, str]:
        binds, space = (NOT, " ") if expression.operator == "not" else (SIGNED, "")
        return binds, f"{expression.operator}{space}{self.text(expression.operand, binds)}"

    def binary(self, expression: Binary) -> tuple[int, str]:
        operator, left, right = expression.operator, expression.left, expression.right
        binds, least_left, least_right = BINDING[operator]
        if right == NULL and operator in {"=", "!="}:
            return binds, f"{self.text(left, least_left)} is {'not ' if operator == '!=' else ''}null"
        if binds == COMPARISON:
            return binds, f"{self.beside(left, right)} {operator} {self.beside(right, left)}"
        return binds, f"{self.text(left, least_left)} {operator} {self.text(right, least_right)}"

    def among(self, expression: In) -> str:
        options = ", ".join(self.beside(option, expression.operand) for option in expression.options)
        return f"{self.text(expression.operand, SUM)} {'not ' if expression.negated else ''}in [{options}]"

    def through(self, expression: Via) -> str:
        pairs = (f"{self.path(path)} {sign} {self.text(value, ATOM)}" for path, sign, value in expression.bindings)
        return f"{'not ' if expression.negated else ''}via {expression.entity}({', '.join(pairs)})"

    def beside(self, expression: Expression, other: Expression) -> str:
        """One side of a comparison: a bare word where the other side is a field that says what it means."""
        match expression:
            case Literal(str(value)) if isinstance(self.type_of(other), Enum) and self.is_free(value):
                return word(value)
        return self.text(expression, SUM)

    def is_free(self, name: str) -> bool:
        """True when a lone word of that name is neither a keyword nor a field, which would come first."""
        return not is_keyword(name) and name not in MEANINGS and not self.is_field(name)

    def is_field(self, name: str) -> bool:
        """True for a field's name, and for `owner` where there is `owner_id`."""
        return name in self.fields or f"{name}_id" in self.fields

    def path(self, parts: tuple[str, ...], branch: str | None = None) -> str:
        if self.prefix:
            return ".".join((self.prefix, *parts))
        first, *rest = parts
        misread = is_keyword(first) or (first == "self" and bool(rest))
        head = f"self.{first}" if misread else first
        return ".".join((f"{head}[{branch}]" if branch else head, *rest))

    def call(self, expression: Call) -> str:
        function, arguments = expression.function, expression.arguments
        if not arguments and function in MEANINGS and not self.is_field(function):
            return function
        text = _name if function in ROLES else self.argument
        return f"{function}({', '.join(map(text, arguments))})"

    def argument(self, expression: Expression) -> str:
        return self.text(expression, CONDITIONAL)

    def type_of(self, expression: Expression) -> FieldType | None:
        """The type of the field that a path ends at, None where that is not known."""
        if not isinstance(expression, FieldPath):
            return None
        fields: Mapping[str, Field] = self.fields
        found: FieldType | None = None
        for part in expression.parts:
            if part not in fields:
                return None
            found = fields[part].type
            fields = self.fields_of(found, expression.branch)
        return found

    def fields_of(self, kind: FieldType, branch: str | None) -> Mapping[str, Field]:
        """The fields of the entity that a field leads to."""
        name = kind.entity if isinstance(kind, Ref) else branch if isinstance(kind, PolyRef) else None
        target = self.entities.get(name or "")
        return {each.name: each for each in target.fields} if target else {}


def _literal(value: str | int | Decimal | bool | None) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case Decimal():
            return f"{value:f}"
    return str(value)


def _is_negative(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and value < 0


def _name(expression: Expression) -> str:
    """The name of a role or of a grant."""
    assert isinstance(expression, Literal)
    name = str(expression.value)
    return name if _DOTTED.fullmatch(name) and not is_keyword(name.partition(".")[0]) else quoted(name)
