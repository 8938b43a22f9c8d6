"""A value cannot be read as another kind of value.

## What it does

Behind `::` stands one of text, int, decimal, float, bool, date, datetime and time. A number can be read as another kind
of number or as a text, an instant as its day, a text as anything.

## Why

PostgreSQL would refuse it.

## Example

```
born_on: date
age: computed born_on::int
```

## Instead

```
age: computed days_since(born_on)
```
"""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("bad-cast", Severity.ERROR, __doc__ or "")


def unknown(name: ast.Name, known: Sequence[str]) -> Diagnostic:
    meant = spelling(name.span, name.text, known, language=known)
    return RULE.at(
        name.span,
        f"`{name.text}` is no kind of value that another can be read as",
        label="not known",
        help=meant.help or f"use one of {', '.join(f'`{each}`' for each in known)}",
        fixes=meant.fixes,
    )


def at(span: Span, words: str, target: str) -> Diagnostic:
    return RULE.at(span, f"{words} cannot be read as `{target}`", label=f"this is {words}")


def arguments(span: Span, target: str) -> Diagnostic:
    if target == "decimal":
        return RULE.at(
            span,
            "`decimal` takes up to 1000 digits, and how many of them stand behind the point",
            label="not these",
            help="write `::decimal(10, 2)`",
        )
    return RULE.at(span, f"`{target}` takes no numbers", label="not these", help=f"write `::{target}`")
