"""A type's arguments do not fit it.

## What it does

Every type says what it takes: `str` a length, `decimal` a precision and a scale, `enum` its values.

## Why

The arguments become the column's type.

## Example

```
code: str
```

## Instead

Write the type as its signature says, for example `str(20)`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.base import BadArguments
from dazzle.lang import ast

RULE = Rule("bad-type-arguments", Severity.ERROR, __doc__ or "")


def at(type_ref: ast.TypeRef, problem: BadArguments) -> Diagnostic:
    return RULE.at(type_ref.span, problem.message, label="these arguments do not fit", help=problem.help)
