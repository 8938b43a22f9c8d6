"""A declaration names two of its parts alike.

## What it does

The steps of a process, the inputs of one, the phases of a rhythm and the like each have a name that no other part of
the same kind has in the same declaration.

## Why

Which of the two would `goto: approve` mean?

## Example

```
process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
    - step check:
        service: check_cargo
```

## Instead

Rename one of them.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("duplicate-part", Severity.ERROR, __doc__ or "")


def at(kind: str, name: ast.Name, first: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"{kind} `{name.text}` is there twice",
        label="named again",
        labels=(Label(first.span, "first named here"),),
        help="rename one of them",
    )
