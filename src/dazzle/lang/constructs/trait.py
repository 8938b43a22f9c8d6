"""What an entity says of itself on one line."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import BOOLEAN, DOTTED, NAME, NAMES, TEXT, WORD, WORDS, item
from dazzle.lang.lines import Build


def soft_delete(span: Span, enabled: ast.Literal | None) -> ast.SoftDelete:
    return ast.SoftDelete(span=span, enabled=enabled is None or bool(enabled.value))


REDUCTIONS: Mapping[str, Build] = {"soft_delete": soft_delete}

# `display_field: email` names a field, `audit: bool` is one.
TRAITS: Mapping[str, LineRule] = {
    "intent": item(ast.Intent, TEXT),
    "domain": item(ast.Domain, WORD),
    "patterns": item(ast.Patterns, WORDS),
    "display_field": item(ast.DisplayField, NAME),
    "archetype": item(ast.SemanticArchetype, WORD, yields=True),
    "subtype_of": item(ast.SubtypeOf, NAME, yields=True),
    "expose": item(ast.Expose, NAMES, yields=True),
    "managed_by": item(ast.ManagedBy, WORD, yields=True),
    "audit": item(ast.Audited, NAMES, yields=True),
    "soft_delete": LineRule(start="soft_delete", kind="item"),
    "signable": item(ast.Signable, BOOLEAN),
    "signing_validator": item(ast.SigningValidator, DOTTED, yields=True),
    "signing_template": item(ast.SigningTemplate, DOTTED, yields=True),
}
