"""A name stands for nothing that is declared.

## What it does

A surface, a workspace, a persona, a service, a message, a story or a step is named that nothing in the project
declares. Entities and their fields have rules of their own.

## Why

What is named is looked for when it is needed, and is not there: a button without a page, a sidebar that nobody sees, a
process that stops at a step it does not have. Where nothing acts on the construct yet, it is a warning; else an error.

## Example

```
persona clerk "Clerk":
  default_workspace: quay_dsek
```

## Instead

Write the name as it is declared, or declare it.
"""

from collections.abc import Iterable, Mapping, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-name", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, kinds: Sequence[str], places: Mapping[str, str]) -> Diagnostic:
    """`kinds` are those that it could be of; `places` tells where each name that is known is declared."""
    *others, last = kinds
    what = f"{', '.join(others)} or {last}" if others else last
    meant = spelling(name.span, name.text, places, places)
    return RULE.at(
        name.span,
        f"{what} `{name.text}` is not declared",
        label=f"no {what} of this name",
        help=meant.help or f"declare it: `{kinds[0]} {name.text}:`",
        fixes=meant.fixes,
    )


def inside(name: ast.Name, kind: str, known: Iterable[str]) -> Diagnostic:
    """`known` are the names of that kind in the same declaration."""
    names = list(known)
    meant = spelling(name.span, name.text, names)
    listed = f"use one of {', '.join(f'`{each}`' for each in names)}" if names else f"declare it: `{kind} {name.text}:`"
    return RULE.at(
        name.span,
        f"there is no {kind} `{name.text}` here",
        label=f"no {kind} of this name",
        help=meant.help or listed,
        fixes=meant.fixes,
    )
