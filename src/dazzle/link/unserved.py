"""What an application says and nothing acts upon yet."""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import Span
from dazzle.ir.entity import Entity, Owner
from dazzle.lang import ast
from dazzle.lang.mistakes.not_served import RULE
from dazzle.link.scope import Scope


def diagnose(span: Span | None, what: str, consequence: str) -> Diagnostic:
    """`what` ends in its verb: "`scope` is"."""
    return RULE.at(span, f"{what} not acted upon yet: {consequence}")


def tell_what_is_not_served(scope: Scope, project: Sequence[ast.Module], entities: Sequence[Entity]) -> None:
    """One diagnostic per kind of thing that is understood and not acted upon, at its first place."""
    found: dict[str, tuple[Span | None, str]] = {}
    for module in project:
        for node in module.declarations:
            for item in node.items if isinstance(node, (ast.Entity, ast.Archetype)) else ():
                for what, consequence in _unserved(item):
                    found.setdefault(what, (item.span, consequence))
    for entity in entities:
        for invariant in entity.invariants if entity.owner is Owner.PROJECT else ():
            if not invariant.row_local:
                found.setdefault("invariants over other rows or over time are", (invariant.span, "nothing checks them"))
    for what, (span, consequence) in found.items():
        scope.report(diagnose(span, what, consequence))


def _unserved(item: ast.EntityItem) -> Iterator[tuple[str, str]]:
    match item:
        case ast.Access(kind="scope"):
            yield "`scope` is", "everyone sees every row"
        case ast.Access(kind=kind):
            yield f"`{kind}` is", "everyone may do everything"
        case ast.Computed():
            yield "computed fields are", "they are not shown"
        case ast.Transitions(transitions=transitions) if any(t.roles for t in transitions):
            yield "roles on transitions are", "everyone may make every move"
        case ast.Transitions(transitions=transitions) if any(t.auto or t.guards for t in transitions):
            yield "automatic and guarded transitions are", "nothing moves by itself, and guards are not asked"
        case ast.Field(modifiers=modifiers):
            words = {modifier.name.text for modifier in modifiers}
            for word, consequence in _UNSERVED_MODIFIERS:
                if word in words:
                    yield f"`{word}` is", consequence


_UNSERVED_MODIFIERS = (
    ("pii", "personal data is shown like any other"),
    ("sensitive", "the value is shown like any other"),
    ("searchable", "name the field in a surface's `search:`"),
    ("storage", "files are kept by key only"),
)
