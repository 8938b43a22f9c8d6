"""A virtual entity's source does not exist.

## What it does

`virtual:` names one of the framework's live sources, or a function of the project: `services/module:function`.

## Why

There would be nothing to show.

## Example

```
virtual: helth
```

## Instead

Use health, metrics, processes, logs or events, or `services/stock:rows`.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-source", Severity.ERROR, __doc__ or "")


def at(source: ast.Name, known: Iterable[str]) -> Diagnostic:
    words = list(known)
    meant = spelling(source.span, source.text, words, language=words)
    return RULE.at(
        source.span,
        f"there is no source `{source.text}`",
        label="not a source",
        help=meant.help or "write `services/module:function`, a function that returns the rows",
        fixes=meant.fixes,
    )
