"""A reference leads to an entity that cannot be referred to.

## What it does

A `ref` needs a target with a table and a key of one field; a `poly_ref` needs targets whose key is a `uuid`.

## Why

A reference is one column with a foreign key. A virtual entity has no table, and a key of several fields does not fit
into one column; the targets of a `poly_ref` share a column.

## Example

```
entity Weather:
  virtual: services/weather:forecast
  id: uuid pk

entity Flight:
  id: uuid pk
  weather: ref Weather
```

## Instead

Refer to an entity that is stored, and give it `id: uuid pk`; keep the identifier of a foreign thing in a `str`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("unsuitable-target", Severity.ERROR, __doc__ or "")


def virtual(span: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` is virtual and has no rows to refer to",
        label="has no table",
        help="keep its identifier in a `str` or a `uuid`",
    )


def embedded(span: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` has no key, so it is nothing but a part of others, and has no rows",
        label="has no rows of its own",
        help=f"give `{entity}` the key `id: uuid pk`, and it has a table as well",
    )


def composite(span: Span, entity: str, key: tuple[str, ...]) -> Diagnostic:
    fields = " and ".join(f"`{name}`" for name in key)
    return RULE.at(
        span,
        f"the key of `{entity}` is {fields}, and a reference is one field",
        label="has a key of several fields",
        help=f"give `{entity}` the key `id: uuid pk`, and make the others `unique`",
    )


def not_uuid(span: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the key of `{entity}` is not a `uuid`, and the targets of a `poly_ref` share one column",
        label="has another key",
        help=f"give `{entity}` the key `id: uuid pk`, or use a `ref`",
    )
