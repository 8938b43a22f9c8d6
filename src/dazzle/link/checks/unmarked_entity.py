"""An entity is used for what its own lines do not say it is for.

## What it does

`latest_one` needs an entity with `temporal:`, `edges:` of `graph_node` one with `graph_edge:`, and `parent:` of
`tenant_host` a reference to one with `tenant_host:`.

## Why

What these lines ask of the other entity is said there: which row is the current one, which fields lead from where to
where.

## Example

```
entity Spot "Spot":
  id: uuid pk
  graph_node:
    edges: Route    # Route has no `graph_edge:`
```

## Instead

Add the lines to the other entity, or name the entity that has them.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("unmarked-entity", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, key: str, item: str) -> Diagnostic:
    return _of(name.span, name.text, key, item)


def of_field(name: ast.Name, entity: str, key: str, item: str) -> Diagnostic:
    """`name` is a field that leads to the entity."""
    return _of(name.span, entity, key, item)


def _of(span: Span, entity: str, key: str, item: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{key}` needs an entity with `{item}:`, and `{entity}` has none",
        label=f"`{entity}` has no `{item}:`",
        help=f"add `{item}:` to `{entity}`",
    )
