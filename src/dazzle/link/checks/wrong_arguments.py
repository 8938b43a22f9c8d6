"""A function is called with too many values, or too few.

## What it does

Every function takes the values that docs/reference/expressions.md shows.

## Why

What is left over would be ignored, and what is missing cannot be guessed.

## Example

```
invariant: len(code, name) > 3
```

## Instead

```
invariant: len(code) > 3 and len(name) > 3
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("wrong-arguments", Severity.ERROR, __doc__ or "")


def at(node: ast.Call, signature: str) -> Diagnostic:
    given = len(node.arguments)
    return RULE.at(
        node.span,
        f"`{node.function.text}` takes other values than these",
        label=f"{given} given" if given else "none given",
        help=f"write `{signature}`",
    )


def no_field(node: ast.Call, rows: str) -> Diagnostic:
    """Rows that are to be added up, and not which of their fields."""
    name = node.function.text
    return RULE.at(
        node.arguments[0].span if node.arguments else node.span,
        f"`{name}` needs a field of these rows",
        label="names rows only",
        help=f"write `{name}({rows}.amount)`, or `count({rows})`",
    )


def where(span: Span, function: str) -> Diagnostic:
    """`where` behind what is no rows."""
    return RULE.at(
        span,
        f"`{function}` counts no rows here, so there is none to choose",
        label="chooses rows",
        help="leave `where` out, or name the entity whose rows are meant: `count(LineItem where ...)`",
    )


def digits(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "the second value of `round` is how many digits stay behind the point",
        label="not a whole number from 0 to 30",
    )


def naming(span: Span, function: str) -> Diagnostic:
    """`role` and `has_grant` take names."""
    return RULE.at(span, f"`{function}` takes names", label="not a name", help=f"write `{function}(clerk)`")
