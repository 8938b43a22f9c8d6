"""A field is both required and optional.

## What it does

`required` and `optional` are each other's opposite; a primary key is always required.

## Why

One of the two is a mistake, and only the author knows which.

## Example

```
title: str(80) required optional
```

## Instead

Keep one of the two. Without either a field is optional.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Fix, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast

RULE = Rule("required-and-optional", Severity.ERROR, __doc__ or "")


def at(modifier: ast.Name, other: ast.Name, source: SourceFile) -> Diagnostic:
    return RULE.at(
        modifier.span,
        f"a field cannot be `{modifier.text}` and `{other.text}` at once",
        label="contradicts the other",
        labels=(Label(other.span, "stated here"),),
        help="keep one of the two; without either a field is optional",
        fixes=tuple(Fix(f"remove `{name.text}`", (without_word(source, name.span),)) for name in (modifier, other)),
    )
