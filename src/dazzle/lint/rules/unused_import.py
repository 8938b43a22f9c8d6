"""A module is used and nothing of it is referred to.

## What it does

A `use` line whose module's entities no reference and no surface of the file names.

## Why

The head of a file should show what it depends on, and no more.

## Example

```
use shop.stock   # nothing of it is referred to
```

## Instead

Remove the line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast

RULE = Rule("unused-import", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    declared = {
        module.name.text: {
            node.name.text
            for node in module.declarations
            if isinstance(node, (ast.Entity, ast.Archetype, ast.Enum, ast.Persona, ast.Surface))
        }
        for module in modules
    }
    for module in modules:
        words = set(_words(module.declarations))
        for use in module.uses:
            if not declared.get(use.module.text, set()) & words:
                yield RULE.at(
                    use.module.span,
                    f"nothing of `{use.module.text}` is used here",
                    label="unused",
                    help="remove the line",
                )


def _words(value: object) -> Iterator[str]:
    """Every name that stands anywhere in a part of the AST."""
    if isinstance(value, ast.Name):
        yield value.text
    elif isinstance(value, ast.Node):
        for part in fields(value):
            yield from _words(getattr(value, part.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
