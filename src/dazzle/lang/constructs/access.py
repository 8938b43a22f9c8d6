"""permit, forbid and scope, and what was written before there were these."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Access, AccessRule, Binding, Expression, Literal, Name, Path, Right, Rights, Via
from dazzle.lang.constructs.construct import Body, LineRule, Part
from dazzle.lang.constructs.leaves import name
from dazzle.lang.constructs.line import node
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


class _Opening(NamedTuple):
    span: Span
    kind: str


def access_line(span: Span, word: Token) -> _Opening:
    return _Opening(span, word.text)


def access(line: _Opening, below: Sequence[Value]) -> Access:
    rules = tuple(rule for rule in below if isinstance(rule, AccessRule))
    return Access(span=line.span, kind=line.kind, rules=rules)


def rights(line: _Opening, below: Sequence[Value]) -> Rights:
    return Rights(span=line.span, kind=line.kind, rights=tuple(right for right in below if isinstance(right, Right)))


def access_rule(span: Span, operation: Name, condition: Expression) -> AccessRule:
    return AccessRule(span=span, operation=operation, condition=condition)


def rule_with_audience(line: AccessRule, below: Sequence[Value]) -> AccessRule:
    personas = tuple(persona for part in below if isinstance(part, Part) for persona in part.value)
    return replace(line, personas=personas)


def audience(span: Span, *personas: Name) -> Part:
    del span
    return Part("as", personas)


def through(span: Span, negation: Token | None, entity: Name, *bindings: Binding) -> Via:
    return Via(span=span, entity=entity, bindings=bindings, negated=negation is not None)


def binding(span: Span, left: Path, sign: Token, right: Path | Literal) -> Binding:
    return Binding(span=span, left=left, operator="!=" if sign.text == "!=" else "=", right=right)


REDUCTIONS: Mapping[str, Build] = {
    "access_line": access_line,
    "access_rule": access_rule,
    "operation": name,
    "everybody": name,
    "audience": audience,
    "through": through,
    "binding": binding,
    "visitor": name,
    "visibility": node(Right, "word", "condition"),
    "action": name,
    "right": node(Right, "word", "condition"),
}

_AUDIENCE = LineRule(start="audience", kind="audience")

_RULE = LineRule(start="access_rule", kind="access rule")

_SCOPE_RULE = LineRule(
    start="access_rule",
    kind="scope rule",
    below=Body(what="a scope rule", lines={"as": _AUDIENCE, "for": _AUDIENCE}),
    needs_below=True,
    finish=rule_with_audience,
)

GRANT = LineRule(
    start="access_line",
    kind="access",
    below=Body(what="`permit` and `forbid`", other=_RULE),
    needs_below=True,
    finish=access,
)

SCOPE = LineRule(
    start="access_line", kind="scope", below=Body(what="`scope`", other=_SCOPE_RULE), needs_below=True, finish=access
)


def _older(what: str, start: str) -> LineRule:
    return LineRule(
        start="access_line",
        kind="access",
        below=Body(what=what, other=LineRule(start=start, kind="access rule")),
        needs_below=True,
        finish=rights,
    )


VISIBLE = _older("`visible`", "visibility")
RIGHTS = _older("`permissions` and `access`", "right")
