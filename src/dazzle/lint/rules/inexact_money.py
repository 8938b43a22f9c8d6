"""An amount of money is kept as an approximate number.

## What it does

A `float` field has a name that speaks of money: amount, price, cost, total, fee, balance ...

## Why

A tenth has no exact binary form; sums of prices drift by cents.

## Example

```
price: float
```

## Instead

Use `money(EUR)`, or `decimal(12, 2)`.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.float import Float
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast

WORDS = frozenset({"amount", "price", "cost", "total", "fee", "balance", "salary", "budget"})

RULE = Rule("inexact-money", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        for field in entity.fields:
            if isinstance(field.type, Float) and WORDS & set(field.name.split("_")):
                yield RULE.at(
                    field.span,
                    f"`{entity.name}.{field.name}` looks like money, and a `float` is not exact",
                    label="approximate",
                    help="use `money(EUR)`, or `decimal(12, 2)`",
                )
