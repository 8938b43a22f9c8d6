"""A part of a condition does not depend on anything.

## What it does

A value is compared with itself, two constants are compared, or a list has every value that the enum has.

## Why

It is always true, or always false, so something else was meant.

## Example

```
invariant: starts_on <= starts_on
```

## Instead

```
invariant: starts_on <= ends_on
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("pointless-condition", Severity.WARNING, __doc__ or "")


def same(span: Span) -> Diagnostic:
    return RULE.at(span, "a value is compared with itself", label="the same on both sides")


def constants(span: Span) -> Diagnostic:
    return RULE.at(span, "two constants are compared", label="does not depend on anything")


def empty(span: Span, *, negated: bool) -> Diagnostic:
    always = "always" if negated else "never"
    return RULE.at(span, f"the list is empty, so this is {always} true", label="among nothing")


def every_value(span: Span, field: str, *, negated: bool) -> Diagnostic:
    return RULE.at(
        span,
        f"`{field}` is always one of these" if not negated else f"`{field}` is never another than these",
        label="every value of the enum",
        help=f"write `{field} is {'' if negated else 'not '}null` if that is meant",
    )
