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

from collections.abc import Iterator, Mapping, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes

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
        for use in _unused(module, declared):
            yield RULE.at(
                use.module.span,
                f"nothing of `{use.module.text}` is used here",
                label="unused",
                help="remove the line",
            )


def _unused(module: ast.Module, declared: Mapping[str, set[str]]) -> list[ast.Use]:
    """The `use` lines of which no name is met; most are met soon."""
    waiting = list(module.uses)
    for node in nodes(module.declarations):
        if not waiting:
            break
        if isinstance(node, ast.Name):
            waiting = [use for use in waiting if node.text not in declared.get(use.module.text, ())]
    return waiting
