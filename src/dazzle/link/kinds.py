"""What the parts of an expression are, and whether they fit together, before PostgreSQL has to say so."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.ref import Ref
from dazzle.lang import ast
from dazzle.link.checks import bad_expression
from dazzle.link.scope import Scope


class Kind(StrEnum):
    """The words are those of the messages."""

    TEXT = "a text"
    NUMBER = "a number"
    BOOL = "true or false"
    DATE = "a date"
    INSTANT = "an instant"
    TIME = "a time of day"
    DURATION = "a duration"
    DAYS = "a number of days"
    MONEY = "an amount of money"
    ENUM = "a value of an enum"
    KEY = "a key"
    OPAQUE = "a value that can only be null or not"


BY_KEYWORD: Mapping[str, Kind] = {
    **dict.fromkeys(("int", "bigint", "decimal", "float"), Kind.NUMBER),
    **dict.fromkeys(("json", "bytes", "poly_ref"), Kind.OPAQUE),
    "bool": Kind.BOOL,
    "date": Kind.DATE,
    "datetime": Kind.INSTANT,
    "time": Kind.TIME,
    "money": Kind.MONEY,
    "enum": Kind.ENUM,
    "uuid": Kind.KEY,
}

LOGIC = frozenset({"and", "or"})
EQUALITY = frozenset({"=", "!="})
ORDER = frozenset({"<", "<=", ">", ">="})
UNORDERED = frozenset({Kind.BOOL, Kind.ENUM, Kind.KEY, Kind.OPAQUE})

# Pairs of different kinds that compare; of the same kind all do.
COMPARABLE = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.DATE, Kind.INSTANT),
        (Kind.DAYS, Kind.NUMBER),
        (Kind.DAYS, Kind.DURATION),
        (Kind.ENUM, Kind.TEXT),
    )
)

SUMS: Mapping[tuple[str, Kind, Kind], Kind] = {
    **{(sign, kind, kind): kind for sign in "+-" for kind in (Kind.NUMBER, Kind.MONEY, Kind.DURATION)},
    **{(sign, kind, Kind.DURATION): kind for sign in "+-" for kind in (Kind.DATE, Kind.INSTANT)},
    ("-", Kind.DATE, Kind.DATE): Kind.DAYS,
    ("-", Kind.INSTANT, Kind.INSTANT): Kind.DURATION,
    **{(sign, Kind.NUMBER, Kind.NUMBER): Kind.NUMBER for sign in "*/%"},
    **{(sign, kind, Kind.NUMBER): kind for sign in "*/" for kind in (Kind.MONEY, Kind.DURATION)},
}

RESULTS: Mapping[str, Kind] = {
    "today": Kind.DATE,
    "now": Kind.INSTANT,
    **dict.fromkeys(("days_until", "days_since", "len", "count"), Kind.NUMBER),
    **dict.fromkeys(("concat", "lower", "upper"), Kind.TEXT),
    **dict.fromkeys(("role", "has_grant", "all", "authenticated", "anonymous"), Kind.BOOL),
}

PARAMETERS: Mapping[str, frozenset[Kind]] = {
    **dict.fromkeys(("days_until", "days_since"), frozenset({Kind.DATE, Kind.INSTANT})),
    **dict.fromkeys(("len", "lower", "upper", "concat"), frozenset({Kind.TEXT, Kind.ENUM})),
    "abs": frozenset({Kind.NUMBER, Kind.MONEY, Kind.DAYS}),
    "round": frozenset({Kind.NUMBER}),
}


def kind_of(type_: FieldType) -> Kind:
    """The kind of a field's values; a reference's are those of the key it refers to."""
    if isinstance(type_, Ref):
        return kind_of(type_.key) if type_.key is not None else Kind.KEY
    return BY_KEYWORD.get(type_.keyword, Kind.TEXT)


class Checker:
    """Checks linked expressions. `type_of` gives the field type that a path ends at, None where it is no field.

    The kind of what is known only later (null, the user, a word of an enum) is None, which fits everything.
    """

    def __init__(self, scope: Scope, type_of: Callable[[ast.Expression], FieldType | None]) -> None:
        self.scope = scope
        self.type_of = type_of

    def check_condition(self, node: ast.Expression) -> bool:
        """True when the expression is true or false for a row; what is not so is reported."""
        before = len(self.scope.diagnostics)
        self._expect(node, self.kind(node), frozenset({Kind.BOOL}))
        return len(self.scope.diagnostics) == before

    def kind(self, node: ast.Expression) -> Kind | None:
        """The kind of an expression, after what does not fit inside it was reported."""
        match node:
            case ast.Literal(value=value):
                return _constant_kind(value)
            case ast.Duration():
                return Kind.DURATION
            case ast.Path():
                return self._path(node)
            case ast.Call(function=function, arguments=arguments):
                return self._call(function.text, arguments)
            case ast.Unary(operator=operator, operand=operand):
                return self._unary(operator, operand)
            case ast.Binary():
                return self._binary(node)
            case ast.In(operand=operand, options=options):
                self._among(operand, options)
            case ast.Via():
                pass  # its bindings were linked in the junction entity
        return Kind.BOOL

    def _among(self, operand: ast.Expression, options: Sequence[ast.Expression]) -> None:
        kind = self.kind(operand)
        for option in options:
            self._compare(operand, kind, option, self.kind(option), "=", option.span)

    def _path(self, node: ast.Path) -> Kind | None:
        type_ = self.type_of(node)
        return RESULTS.get(node.parts[0].text) if type_ is None else kind_of(type_)

    def _call(self, function: str, arguments: Sequence[ast.Expression]) -> Kind | None:
        if RESULTS.get(function) is Kind.BOOL or function in {"count", "sum", "avg"}:
            return RESULTS.get(function, Kind.NUMBER)
        kinds = [self.kind(argument) for argument in arguments]
        for argument, kind in zip(arguments, kinds, strict=True):
            self._expect(argument, kind, PARAMETERS.get(function))
        return RESULTS.get(function) or next((kind for kind in kinds if kind is not None), None)

    def _unary(self, operator: str, operand: ast.Expression) -> Kind | None:
        kind = self.kind(operand)
        if operator == "not":
            self._expect(operand, kind, frozenset({Kind.BOOL}))
            return Kind.BOOL
        self._expect(operand, kind, frozenset({Kind.NUMBER, Kind.MONEY, Kind.DURATION, Kind.DAYS}))
        return kind

    def _binary(self, node: ast.Binary) -> Kind | None:
        left, right = self.kind(node.left), self.kind(node.right)
        if node.operator in LOGIC:
            self._expect(node.left, left, frozenset({Kind.BOOL}))
            self._expect(node.right, right, frozenset({Kind.BOOL}))
            return Kind.BOOL
        if node.operator in EQUALITY | ORDER:
            self._compare(node.left, left, node.right, right, node.operator, node.span)
            return Kind.BOOL
        if left is None or right is None:
            return left or right
        found = SUMS.get((node.operator, left, right)) or SUMS.get((node.operator, right, left))
        if found is None or (node.operator in "-/" and (node.operator, left, right) not in SUMS):
            self._refuse(node.span, f"`{node.operator}` does not work on {left} and {right}", "cannot be computed")
        return found

    def _compare(
        self,
        left: ast.Expression,
        left_kind: Kind | None,
        right: ast.Expression,
        right_kind: Kind | None,
        operator: str,
        span: Span,
    ) -> None:
        kinds = {kind for kind in (left_kind, right_kind) if kind is not None}
        null = any(isinstance(side, ast.Literal) and side.value is None for side in (left, right))
        if Kind.OPAQUE in kinds and not null:
            self._refuse(span, "only `is null` and `is not null` can be asked here", Kind.OPAQUE.value)
        elif operator in ORDER and (unordered := kinds & UNORDERED):
            self._refuse(span, f"`{operator}` has no meaning for {min(unordered)}", "nothing is less or greater here")
        elif len(kinds) == 2 and frozenset(kinds) not in COMPARABLE and not _priced(left, right, kinds):
            self._refuse(span, f"{left_kind} and {right_kind} do not compare", "of different kinds")

    def _expect(self, node: ast.Expression, kind: Kind | None, expected: frozenset[Kind] | None) -> None:
        if kind is not None and expected is not None and kind not in expected:
            self._refuse(node.span, f"{' or '.join(sorted(expected))} is expected here", f"this is {kind}")

    def _refuse(self, span: Span, message: str, label: str) -> None:
        self.scope.report(bad_expression.at(span, message, label=label))


def _constant_kind(value: object) -> Kind | None:
    """A text may stand for a date or a value of an enum: whether it does was asked of the field beside it."""
    if isinstance(value, bool):
        return Kind.BOOL
    return None if isinstance(value, str | None) else Kind.NUMBER


def _priced(left: ast.Expression, right: ast.Expression, kinds: set[Kind]) -> bool:
    """A field of money compares with a plain number, an amount in its currency; what is computed only with nought."""
    number = left if isinstance(left, ast.Literal) else right
    if kinds != {Kind.MONEY, Kind.NUMBER} or not isinstance(number, ast.Literal):
        return False
    return number.value == 0 or isinstance(left, ast.Path) or isinstance(right, ast.Path)
