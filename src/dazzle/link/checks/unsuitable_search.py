"""A page searches a field that is no text.

## What it does

`search:` of a surface names fields that hold text, and only such a field is `searchable`.

## Why

What is typed into a search box is looked for inside texts; numbers, dates and references are filtered.

## Example

```
ux:
  search: number, total
```

## Instead

Search the text fields, and put the others into `filter:`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast

RULE = Rule("unsuitable-search", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, keyword: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{name.text}` is a `{keyword}`, and only text can be searched",
        label="no text",
        help=f"put it into `filter:`: `filter: {name.text}`",
    )


def of_modifier(name: ast.Name, keyword: str, source: SourceFile) -> Diagnostic:
    return RULE.at(
        name.span,
        f"the type `{keyword}` is no text, and only text can be searched",
        label="no text",
        help="remove the modifier; a page can filter the field: `filter:`",
        fixes=(Fix(f"remove `{name.text}`", (without_word(source, name.span),)),),
    )
