"""An archetype is named that is not declared.

## What it does

`extends:` names top-level `archetype` declarations, whose fields are put before the entity's own.

## Why

The fields would silently be missing.

## Example

```
extends: Stampd
```

## Instead

Write the name as it is declared.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast
from dazzle.link.suggest import did_you_mean

RULE = Rule("unknown-archetype", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, known: Iterable[str]) -> Diagnostic:
    return RULE.at(
        name.span,
        f"archetype `{name.text}` is not declared",
        label="no archetype of this name",
        help=did_you_mean(name.text, known) or f"declare it: `archetype {name.text}:`",
    )
