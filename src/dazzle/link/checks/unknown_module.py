"""A `use` names a module that is not there.

## What it does

`use` takes the name that another file's `module` line gives.

## Why

Nothing would be imported.

## Example

```
use shop.coer
```

## Instead

Write the module's name as its file gives it.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import closest, spelling
from dazzle.lang import ast

RULE = Rule("unknown-module", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, known: Iterable[str]) -> Diagnostic:
    meant = spelling(name.span, name.text, known)
    return RULE.at(
        name.span,
        f"there is no module `{name.text}`",
        label="no file has this module name",
        help=meant.help or "write the name that a file gives itself: `module club.core`",
        fixes=meant.fixes,
    )


def root(name: str, known: Iterable[str]) -> Diagnostic:
    meant = closest(name, known)
    return RULE.at(
        None,
        f"there is no module `{name}`, which dazzle.toml calls the root",
        help=f"did you mean `{meant.word}`?"
        if meant is not None
        else f"begin one of the files with `module {name}`, or correct `[project] root`",
    )
