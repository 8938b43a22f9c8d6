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
from dazzle.diagnostics.span import Span
from dazzle.link.suggest import did_you_mean

RULE = Rule("unknown-source", Severity.ERROR, __doc__ or "")


def at(span: Span, source: str, known: Iterable[str]) -> Diagnostic:
    return RULE.at(
        span,
        f"there is no source `{source}`",
        label="not a source",
        help=did_you_mean(source, known) or "write `services/module:function`, a function that returns the rows",
    )
