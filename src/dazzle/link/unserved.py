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
            for place, what, consequence in _of_declaration(node):
                found.setdefault(what, (place, consequence))
    for entity in entities:
        for invariant in entity.invariants if entity.owner is Owner.PROJECT else ():
            if not invariant.row_local:
                found.setdefault("invariants over other rows or over time are", (invariant.span, "nothing checks them"))
    for what, (span, consequence) in found.items():
        scope.report(diagnose(span, what, consequence))


def _of_declaration(node: ast.Declaration | ast.Broken) -> Iterator[tuple[Span, str, str]]:
    match node:
        case ast.Entity(items=items) | ast.Archetype(items=items):
            for item in items:
                for what, consequence in _of_item(item):
                    yield item.span, what, consequence
        case ast.Surface(access=ast.Node(span=span)):
            yield span, "`access` of a surface is", "everyone sees the page"
        case ast.Enum(semantic=ast.Semantic(span=span)):
            yield span, *_SEMANTIC
        case ast.LlmConfig():
            yield node.span, "`llm_config` is", "jobs can be listed, no model is asked yet"
        case ast.FeedbackWidget(enabled=True):
            yield node.span, "`feedback_widget` is", "reports can be made, listed and worked on, there is no button yet"
        case _:
            pass


def _of_item(item: ast.EntityItem) -> Iterator[tuple[str, str]]:
    match item:
        case ast.Access(kind="scope"):
            yield "`scope` is", "everyone sees every row"
        case ast.Access(kind=kind):
            yield f"`{kind}` is", "everyone may do everything"
        case ast.Property(key=ast.Name(text="subtype_of")):
            yield "`subtype_of` is", "its rows have nothing to do with those of the other entity"
        case ast.Computed():
            yield "computed fields are", "they are not shown"
        case ast.Transitions(transitions=transitions):
            yield from _of_transitions(transitions)
        case ast.Field(modifiers=modifiers, semantic=semantic, type=type_):
            if any(word.text == "readonly" for word in type_.words):
                yield "`readonly` is", "the rows can be changed like any other"
            if type_.name.text == "file" and type_.arguments:
                yield "the size and the form of a `file` are", "files are kept by key only"
            words = {modifier.name.text for modifier in modifiers}
            yield from ((f"`{word}` is", said) for word, said in _MODIFIERS.items() if word in words)
            if semantic is not None:
                yield _SEMANTIC
        case _:
            pass


def _of_transitions(transitions: Sequence[ast.Transition]) -> Iterator[tuple[str, str]]:
    if any(transition.roles for transition in transitions):
        yield "roles on transitions are", "everyone may make every move"
    if any(transition.auto for transition in transitions):
        yield "automatic transitions are", "nothing moves by itself"
    if any(transition.guards for transition in transitions):
        yield "guards of transitions are", "a move is made whatever they say"


_SEMANTIC = ("`semantic` is", "the colours of states are chosen by their words")

_MODIFIERS = {
    "pii": "personal data is shown like any other",
    "storage": "files are kept by key only",
}
