"""Policies on personal data."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.leaves import as_path
from dazzle.lang.constructs.line import BOOLEAN, RETENTION, body, declaration, line
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def classification(
    span: Span, entity: ast.Name, field: ast.Name, level: ast.Name, retention: Value
) -> ast.Classification:
    return ast.Classification(span=span, entity=entity, field=as_path(field), level=level, retention=retention)


def erasure(
    span: Span, entity: ast.Name, field: ast.Name | None, action: ast.Name, cascade: Token | None
) -> ast.Erasure:
    path = as_path(field) if field is not None else None
    return ast.Erasure(span=span, entity=entity, field=path, action=action, cascade=cascade is not None)


REDUCTIONS: Mapping[str, Build] = {"classification": classification, "erasure": erasure}

POLICIES = declaration(
    ast.Policies,
    body(
        "`policies`",
        {
            "classify": line("classification", "classifications", many=True),
            "erasure": line("erasure", "erasures", many=True),
            "default_retention": RETENTION,
            "audit_access": BOOLEAN,
        },
    ),
    start="untitled",
)
