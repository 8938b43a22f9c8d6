"""A field is used where a column is needed, and has none.

## What it does

`has_many` and `has_one` show rows of another table; nothing of them is stored in this one.

## Why

An index, a key or a rule is made of columns.

## Example

```
unique lines   # lines: has_many LineItem
```

## Instead

Name fields that are stored in this entity's table.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast

RULE = Rule("field-without-column", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, entity: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"the field `{name.text}` of `{entity}` has no column",
        label="its rows are in another table",
        help="name a field that is stored in this entity's table",
    )


def of_modifier(name: ast.Name, keyword: str, source: SourceFile) -> Diagnostic:
    return RULE.at(
        name.span,
        f"a `{keyword}` has no column that could be `{name.text}`",
        label="its rows are in another table",
        help="remove the modifier, or write it at the reference in the other entity",
        fixes=(Fix(f"remove `{name.text}`", (without_word(source, name.span),)),),
    )
