"""A project declares nothing.

## What it does

The project's files hold no entity, no surface, nothing.

## Why

There is nothing to serve, and nothing to migrate; most likely the files are elsewhere.

## Example

```
# an empty dsl/ folder
```

## Instead

Write an entity, or set `[modules] paths` in dazzle.toml to where the files are.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("no-declaration", Severity.ERROR, __doc__ or "")


def at() -> Diagnostic:
    return RULE.at(
        None,
        "the project declares nothing",
        help="write an entity into dsl/app.dsl, or set `[modules] paths` in dazzle.toml to where the files are",
    )
