"""A project without surfaces is given some.

## What it does

As long as no surface is declared, every entity has a list, a view, a create and an edit page over all its fields.

## Why

One entity is enough to see something.

## Example

```
entity Note:
  id: uuid pk
  text: text
```

## Instead

Declare a surface; from then on there is what is declared.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("generated-surfaces", Severity.INFO, __doc__ or "")


def at() -> Diagnostic:
    return RULE.at(None, "no surface is declared: every entity is given list, view, create and edit pages")
