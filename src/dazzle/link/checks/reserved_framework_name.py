"""An entity has a name that the admin pages use.

## What it does

SystemHealth, SystemMetric, DeployHistory, ProcessRun, SessionInfo, LogEntry and EventTrace are the framework's own.

## Why

The admin workspace shows them under these names in every application.

## Example

```
entity LogEntry:
```

## Instead

Choose another name.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("reserved-framework-name", Severity.ERROR, __doc__ or "")


def at(name: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"the entity name `{name.text}` is taken by the framework's admin pages",
        label="reserved",
        help=f"choose another name, for example `App{name.text}`",
    )
