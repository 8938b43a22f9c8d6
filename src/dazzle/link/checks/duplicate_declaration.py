"""Two declarations of a kind have one name.

## What it does

Entities, enums, archetypes, personas and surfaces are each unique by name in the whole project, whatever module they
stand in; `app` and `llm_config` stand once in it, and `search on` once for each entity.

## Why

A name must say one thing: which of the two would a `ref` mean?

## Example

```
entity Invoice:
  id: uuid pk

entity Invoice:
  id: uuid pk
```

## Instead

Rename one of them, or merge the two.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("duplicate-declaration", Severity.ERROR, __doc__ or "")


def at(kind: str, name: ast.Name, first: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"{kind} `{name.text}` is declared twice",
        label="declared again",
        labels=(Label(first.span, "first declared here"),),
        help="rename one of them, or merge the two",
    )


def again(word: str, span: Span, first: Span) -> Diagnostic:
    return RULE.at(
        span,
        f"a project has one `{word}`",
        label="declared again",
        labels=(Label(first, "first declared here"),),
        help="keep one of them",
    )


def on(word: str, entity: ast.Name, first: ast.Name) -> Diagnostic:
    return RULE.at(
        entity.span,
        f"`{entity.text}` has one `{word}`",
        label="declared again",
        labels=(Label(first.span, "first declared here"),),
        help="keep one of them, or put them together",
    )
