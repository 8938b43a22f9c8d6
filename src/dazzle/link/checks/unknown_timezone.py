"""A time zone that there is not.

## What it does

A time zone has one of the names of the IANA database: Europe/Oslo, America/New_York, UTC.

## Why

Without it nobody knows when three o'clock is.

## Example

```
schedule nightly_sweep "Nightly sweep":
  cron: "0 3 * * *"
  timezone: "Europe/Olso"
```

## Instead

Write the name as the IANA database has it.
"""

from collections.abc import Collection

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import did_you_mean

RULE = Rule("unknown-timezone", Severity.ERROR, __doc__ or "")


def at(span: Span, name: str, zones: Collection[str]) -> Diagnostic:
    return RULE.at(
        span,
        f"there is no time zone `{name}`",
        label="not in the IANA database",
        help=did_you_mean(name, zones) or 'write a name as "Europe/Oslo" or "UTC"',
    )
