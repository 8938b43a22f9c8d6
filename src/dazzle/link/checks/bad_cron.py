"""A cron line says no time.

## What it does

When a schedule or a job runs is said in the five fields of cron, with blanks between them: minute, hour, day of the
month, month, day of the week. A field is `*`, a number or a name (`jan`, `mon`), a range `1-5`, a list `1,15`, each
with a step behind it (`*/15`) or without. `@hourly`, `@daily`, `@weekly`, `@monthly` and `@yearly` are whole lines.
There are no seconds: a line of six fields is none of ours.

## Why

What runs at a time that does not exist never runs, and nobody is told.

## Example

```
schedule nightly_sweep "Nightly sweep":
  cron: "0 25 * * *"
```

## Instead

Write a time that there is:

```
schedule nightly_sweep "Nightly sweep":
  cron: "0 3 * * *"
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("bad-cron", Severity.ERROR, __doc__ or "")


def at(span: Span, text: str, mistake: str) -> Diagnostic:
    """`mistake` says what is wrong with it: "there is no hour 25"."""
    return RULE.at(
        span,
        f"`{text}` is no time for cron",
        label=mistake,
        help='write minute, hour, day, month and weekday: "0 3 * * mon-fri" is three o\'clock on weekdays',
    )
