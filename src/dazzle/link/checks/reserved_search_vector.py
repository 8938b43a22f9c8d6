"""An entity that is searched has a column called `search_vector`.

## What it does

An entity that `search on` names declares a field `search_vector`.

## Why

The table is given a column of that name, in which PostgreSQL keeps the words of each row.

## Example

```
entity Boat "Boat":
  id: uuid pk
  name: str(40)
  search_vector: text

search on Boat:
  fields: name
```

## Instead

Give the field another name; if it was to be searched by, remove it.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("reserved-search-vector", Severity.ERROR, __doc__ or "")


def at(span: Span, field: str, entity: str, search: Span) -> Diagnostic:
    """`search` is where the entity is named to be searched."""
    return RULE.at(
        span,
        f"`{entity}` is searched, and `{field}` is the column that its words are kept in",
        label="given by the search",
        labels=(Label(search, "searched here"),),
        help="remove it, or give it another name",
    )
