"""Two accounts of a ledger have the same code.

## What it does

`account_code` is the only one of its number among the accounts with the same `ledger_id`.

## Why

An entry names an account by its code: what belongs to one would be found in the other.

## Example

```
ledger deposits "Deposits":
  account_code: 100
  ledger_id: 1
  account_type: liability

ledger fees "Fees":
  account_code: 100
  ledger_id: 1
  account_type: liability
```

## Instead

Give one of them another code.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("duplicate-account", Severity.ERROR, __doc__ or "")


def at(span: Span, code: str, ledger: str, first: Span) -> Diagnostic:
    return RULE.at(
        span,
        f"account {code} is there twice in ledger {ledger}",
        label="used again",
        labels=(Label(first, "first used here"),),
        help="give one of them another code",
    )
