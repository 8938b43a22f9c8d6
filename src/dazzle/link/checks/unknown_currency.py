"""A currency is not written as a code.

## What it does

Asks for the three letters of ISO 4217.

## Why

Amounts are compared and added by their currency; how many decimals they have depends on it.

## Example

```
ledger deposits "Deposits":
  account_code: 100
  ledger_id: 1
  account_type: liability
  currency: EUROS
```

## Instead

```
ledger deposits "Deposits":
  account_code: 100
  ledger_id: 1
  account_type: liability
  currency: EUR
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unknown-currency", Severity.ERROR, __doc__ or "")


def at(name: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{name.text}` is no currency",
        label="not three letters",
        help="write the code of ISO 4217, as `EUR`",
    )
