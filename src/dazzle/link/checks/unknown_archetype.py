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

from collections.abc import Mapping

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-archetype", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, places: Mapping[str, str]) -> Diagnostic:
    """`places` tells where each one that is known is declared."""
    meant = spelling(name.span, name.text, places, places)
    return RULE.at(
        name.span,
        f"archetype `{name.text}` is not declared",
        label="no archetype of this name",
        help=meant.help or f"declare it: `archetype {name.text}:`",
        fixes=meant.fixes,
    )
