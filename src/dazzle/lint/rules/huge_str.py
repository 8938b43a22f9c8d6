"""A text with a very large limit.

## What it does

`str(N)` has an N above 10,000.

## Why

A limit that nobody reaches is not a rule; `text` says the same, and is never in the way.

## Example

```
body: str(1000000)
```

## Instead

Use `text`.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.str import Str
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast

LIMIT = 10_000

RULE = Rule("huge-str", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        for field in entity.fields:
            if isinstance(field.type, Str) and field.type.length > LIMIT:
                yield RULE.at(
                    field.span,
                    f"`{entity.name}.{field.name}` has room for {field.type.length} characters",
                    label="more than a rule would allow",
                    help="use `text`",
                )
