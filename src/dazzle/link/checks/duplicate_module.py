"""Two files have one module name.

## What it does

Every file is a module, named by its `module` line or else after the file.

## Why

`use` must know which file is meant.

## Example

```
module shop.core   # in two files
```

## Instead

Give each file a `module` line of its own.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("duplicate-module", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, first: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"two files are the module `{name.text}`",
        label="named again",
        labels=(Label(first.span, "first named here"),),
        help="give each file a `module` line of its own",
    )
