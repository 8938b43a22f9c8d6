"""A field has a type that does not exist.

## What it does

A field's type is one of the field types or the name of a shared enum.

## Why

Without a type there is no column.

## Example

```
name: string(80)
```

## Instead

Use one of Dazzle's types: `str(80)`, `text`, `int`, `decimal(10, 2)`, `date`, `datetime`, `enum[...]`, `ref Entity`
...
"""

from collections.abc import Container, Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes import BY_KEYWORD, FIELD_TYPES
from dazzle.lang import ast
from dazzle.link.suggest import did_you_mean

RULE = Rule("unknown-type", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, enums: Iterable[str], entities: Container[str]) -> Diagnostic:
    mistaken = next((t for t in FIELD_TYPES if name.text.lower() in t.mistaken_for), None)
    if name.text in entities:
        hint: str | None = f"write `ref {name.text}`"
    elif mistaken is not None:
        hint = f"write `{mistaken.signature}`"
    else:
        hint = did_you_mean(name.text, [*BY_KEYWORD, *enums])
    return RULE.at(
        name.span,
        f"there is no field type `{name.text}`",
        label="not a field type and not a shared enum",
        help=hint or f"use one of {', '.join(f'`{keyword}`' for keyword in BY_KEYWORD)}",
    )
