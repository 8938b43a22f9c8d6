"""Atomic flows."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.field import field
from dazzle.lang.constructs.finish import Opening
from dazzle.lang.constructs.leaves import as_path
from dazzle.lang.constructs.line import CONDITION, NAME, TEXT, block, body, declaration, filling, line
from dazzle.lang.lines import Build


def create(span: Span, entity: ast.Name) -> Opening:
    return Opening(span, {"operation": _word(span, "create"), "entity": entity})


def update(span: Span, entity: ast.Name, row: ast.Path | None) -> Opening:
    return Opening(span, {"operation": _word(span, "update"), "entity": entity, "row": row})


def value(span: Span, name: ast.Name, given: ast.Path | ast.Literal) -> ast.AtomicValue:
    return ast.AtomicValue(span=span, field=as_path(name), value=given)


def _word(span: Span, text: str) -> ast.Name:
    return ast.Name(span=Span(span.file, span.start, span.start + len(text)), text=text)


REDUCTIONS: Mapping[str, Build] = {
    "atomic_input": field,
    "atomic_create": create,
    "atomic_update": update,
    "atomic_value": value,
}

_VALUES = body("the row", {}, other=filling("values", LineRule(start="atomic_value", kind="value", name_at=0)))


def _step(start: str) -> LineRule:
    return block(ast.AtomicStep, "steps", _VALUES, start=start, many=True, needs_below=False)


ATOMIC = declaration(
    ast.Atomic,
    body(
        "an atomic flow",
        {
            "intent": TEXT,
            "permit": block(ast.AtomicPermit, "permit", body("`permit`", {"execute": CONDITION})),
            "on_failure": NAME,
            "audit": NAME,
            "input": line("atomic_input", "inputs", many=True),
            "create": _step("atomic_create"),
            "update": _step("atomic_update"),
            "invariant": filling("invariants", CONDITION),
        },
    ),
)
