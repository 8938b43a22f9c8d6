"""A field that is set to now cannot hold a moment.

## What it does

`auto_add` and `auto_update` are on a field that is neither a `datetime` nor a `date`.

## Why

The value that is set is the time of the write.

## Example

```
version: int auto_update
```

## Instead

Make the field a `datetime`, or remove the modifier.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast

RULE = Rule("auto-without-time", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        for field in entity.fields:
            if field.automatic is not None and not isinstance(field.type, (Date, Datetime)):
                yield RULE.at(
                    field.span,
                    f"`{entity.name}.{field.name}` is set to the time of the write, and is no `datetime`",
                    label=f"a `{field.type.keyword}`",
                    help="make it a `datetime`, or remove the modifier",
                )
