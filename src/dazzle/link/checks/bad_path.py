"""A path in an expression leads nowhere.

## What it does

Behind a point stands a field of the entity that the field before it refers to. A `poly_ref` may lead to several
entities, so the one that is meant stands in brackets: `subject[Kite].owner`. Many rows (`has_many`) are not one value.

## Why

There would be nothing to compare.

## Example

```
scope:
  list: subject.owner = current_user
    as: *
```

## Instead

```
scope:
  list: subject[Kite].owner = current_user
    as: *
```
"""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("bad-path", Severity.ERROR, __doc__ or "")


def no_reference(lost: ast.Name, field: str) -> Diagnostic:
    return RULE.at(lost.span, f"`{field}` is no reference", label="so nothing can follow it")


def many_rows(span: Span, field: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{field}` is many rows",
        label="not one value",
        help=f"count them, or add up one of their fields, in a computed field: `count({field})`",
    )


def several_fields(span: Span, field: str) -> Diagnostic:
    """An embedded entity, of which one field must be meant."""
    return RULE.at(
        span, f"`{field}` is several fields", label="not one value", help=f"name one of them, behind `{field}.`"
    )


def no_branches(branch: ast.Name, field: str) -> Diagnostic:
    return RULE.at(
        branch.span,
        f"`{field}` is no `poly_ref`",
        label="brackets choose one of several entities",
        help="leave them out",
    )


def unknown_branch(branch: ast.Name, field: str, targets: Sequence[str]) -> Diagnostic:
    meant = spelling(branch.span, branch.text, targets)
    return RULE.at(
        branch.span,
        f"`{field}` does not lead to `{branch.text}`",
        label="not one of its entities",
        help=meant.help or f"write one of {', '.join(f'`{target}`' for target in targets)}",
        fixes=meant.fixes,
    )


def needs_branch(lost: ast.Name, field: str, targets: Sequence[str]) -> Diagnostic:
    example = targets[0] if targets else "Kite"
    return RULE.at(
        lost.span,
        f"`{field}` may lead to several entities",
        label="of which one?",
        help=f"choose the one that is meant: `{field}[{example}].{lost.text}`",
    )
