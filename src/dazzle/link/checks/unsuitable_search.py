"""What is to be searched is no text of the row.

## What it does

`search:` of a surface names fields that hold text, and only such a field is `searchable`. `search on` names text fields
of the entity's own rows; what it ranks is among them. The entity has a table, and is the project's.

## Why

What is typed into a search box is looked for inside texts; numbers, dates and references are filtered. For `search on`
PostgreSQL keeps the words of each row in a column of its table, and can compute them from that row alone.

## Example

```
ux:
  search: number, total
```

## Instead

Search the text fields, and put the others into `filter:`. To find a row by what another one holds, search that one's
entity.
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


def of_field(path: ast.Path, keyword: str) -> Diagnostic:
    name = _dotted(path)
    return RULE.at(
        path.span,
        f"`{name}` is a `{keyword}`, and only text can be searched",
        label="no text",
        help=f"leave `{name}` out, or search a field that holds text",
    )


def computed(path: ast.Path) -> Diagnostic:
    name = _dotted(path)
    return RULE.at(
        path.span,
        f"`{name}` is computed, and only text that is stored can be searched",
        label="not stored",
        help=f"leave `{name}` out, and search the fields that it is made of",
    )


def elsewhere(path: ast.Path, entity: str) -> Diagnostic:
    name = _dotted(path)
    return RULE.at(
        path.span,
        f"`{name}` is no field of `{entity}` itself, and a row is searched by its own fields",
        label="a field of something else",
        help=f"leave `{name}` out; a search on the other entity finds its rows",
    )


def not_searched(path: ast.Path) -> Diagnostic:
    name = _dotted(path)
    return RULE.at(
        path.span,
        f"`{name}` is ranked and not searched",
        label="not among `fields`",
        help=f"add `{name}` to `fields`, or remove the line",
    )


def of_virtual(entity: ast.Name) -> Diagnostic:
    return RULE.at(
        entity.span,
        f"`{entity.text}` is virtual and has no table to search",
        label="has no table",
        help="remove the search: who makes the rows can also find them",
    )


def of_framework(entity: ast.Name) -> Diagnostic:
    return RULE.at(
        entity.span,
        f"`{entity.text}` is the framework's, and its table is the same in every application",
        label="not an entity of the project",
        help="search an entity of the project",
    )


def _dotted(path: ast.Path) -> str:
    return ".".join(part.text for part in path.parts)
