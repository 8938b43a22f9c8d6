"""An entity says who may list it and not which rows.

## What it does

An entity has a `permit` for `list`, and no `scope` for that or for `read`.

## Why

Where permissions are enforced, and not a word says which rows are meant, none is shown.

## Example

```
permit:
  list: role(clerk)
```

## Instead

Add a scope; `all` is one: `list: all` with `as: *`.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from dazzle.lang import ast

RULE = Rule("permit-without-scope", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        kinds = {(rule.kind, rule.operation) for rule in entity.access}
        scoped = not kinds.isdisjoint({("scope", "list"), ("scope", "read")})
        if entity.owner is Owner.PROJECT and ("permit", "list") in kinds and not scoped:
            yield RULE.at(
                entity.span,
                f"entity `{entity.name}` permits `list` and has no scope for it",
                label="which rows?",
                help="add a scope for `list`; `list: all` with `as: *` means every row",
            )
