"""A comment that ignores nothing.

## What it does

Reports `# dazzle: ignore[...]` when nothing is said there that it could be about: the rule does not exist, or is an
error, which cannot be ignored, or has nothing to say about that line any more.

## Why

A comment that does nothing hides the next mistake on its line, and tells the reader of one that is not there.

## Example

```
entity Letter "Letter":
  id: uuid pk
  body: text  # dazzle: ignore[huge-str] letters are long
```

## Instead

Remove it. One that is needed stands behind the line, or alone above it, and names rules that are warnings or notes:

```
entity Letter "Letter":
  id: uuid pk
  body: str(20000)  # dazzle: ignore[huge-str] the printer takes no more
```
"""

from collections.abc import Collection

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unused-ignore", Severity.WARNING, __doc__ or "")


def at(name: ast.Name, spare: Edit) -> Diagnostic:
    """`spare` leaves the name out, or the comment when it names no other."""
    return RULE.at(
        name.span,
        f"`{name.text}` has nothing to say about this line",
        label="ignores nothing",
        help="remove it",
        fixes=(Fix("remove it", (spare,), certain=True),),
    )


def of_error(name: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{name.text}` is an error, and an error cannot be ignored",
        label="cannot be ignored",
        help="put the mistake right, and remove this",
    )


def unknown(name: ast.Name, rules: Collection[str]) -> Diagnostic:
    meant = spelling(name.span, name.text, rules, language=rules)
    return RULE.at(
        name.span,
        f"there is no rule `{name.text}`",
        label="ignores nothing",
        help=meant.help or "`dazzle explain` lists every rule",
        fixes=meant.fixes,
    )


def unreadable(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "this comment is for the compiler, which does not understand it",
        label="ignores nothing",
        help="name the rules in brackets: `# dazzle: ignore[huge-str] and why`",
    )
