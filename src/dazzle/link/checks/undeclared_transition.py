"""Something happens at a move that nobody can make.

## What it does

`on_transition:` names a move that `transitions:` does not have.

## Why

The state machine refuses every move that is not declared, so the effects would never come.

## Example

```
transitions:
  draft -> sent
on_transition:
  sent -> paid:
    create Receipt:
      invoice: self
```

## Instead

Add the move to `transitions:`, or write one that is there.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("undeclared-transition", Severity.ERROR, __doc__ or "")


def at(node: ast.Effects, entity: str) -> Diagnostic:
    move = f"{node.source.text} -> {node.target.text}"
    return RULE.at(
        node.span,
        f"entity `{entity}` has no transition `{move}`",
        label="no such move",
        help=f"add `{move}` to `transitions:`, or write a move that is there",
    )
