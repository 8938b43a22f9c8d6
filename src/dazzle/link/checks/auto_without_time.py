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

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, replace_with, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast

RULE = Rule("auto-without-time", Severity.ERROR, __doc__ or "")


def at(modifier: ast.Name, type_ref: ast.TypeRef, source: SourceFile) -> Diagnostic:
    keyword = type_ref.name.text
    return RULE.at(
        modifier.span,
        f"`{modifier.text}` sets the time of the write, and the type `{keyword}` cannot hold it",
        label="needs a `datetime`",
        help="make the field a `datetime`, or remove the modifier",
        fixes=(
            replace_with(type_ref.span, "datetime"),
            Fix(f"remove `{modifier.text}`", (without_word(source, modifier.span),)),
        ),
    )
