"""Something is part of the language and not built yet.

## What it does

The text is right, and this version cannot make the schema it asks for.

## Why

A schema that leaves out what was asked for would be wrong without a word.

## Example

```
tags: str(20)[]
```

## Instead

Leave it out until a later version; the message names what can be used instead.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("not-built-yet", Severity.ERROR, __doc__ or "")


def at(span: Span, what: str, instead: str) -> Diagnostic:
    return RULE.at(span, f"{what} cannot be stored yet", label="not built yet", help=instead)
