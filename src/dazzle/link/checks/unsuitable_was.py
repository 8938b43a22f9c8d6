"""A `was:` does not name an old name.

## What it does

`was: old_name` says what a field or an entity was called in the last revision.

## Why

A hint that is wrong would rename the wrong thing.

## Example

```
title: str(80) was: title
```

## Instead

Write the old name, or remove the hint. Two names that change places, or make room for each other, are said once, with
`dazzle db revision --rename`: a hint that stays in the text would change them back.
"""

import re

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast

_WAS = re.compile(r"\bwas\s*:$")

RULE = Rule("unsuitable-was", Severity.ERROR, __doc__ or "")


SWAPPED = "names that make room for each other are said with `dazzle db revision --rename`"


def at(name: ast.Name, reason: str, source: SourceFile, *, idle: bool = False) -> Diagnostic:
    """The hint is `idle` when it could do nothing."""
    return RULE.at(
        name.span,
        f"`was: {name.text}` {reason}",
        label="not an old name",
        help="write the old name, or remove it" if idle else f"write the old name, or remove it; {SWAPPED}",
        fixes=(Fix(f"remove `was: {name.text}`", (without_word(source, name.span, _WAS),), certain=idle),),
    )
