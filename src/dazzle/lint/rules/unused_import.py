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
from dazzle.diagnostics.fix import Fix, without_line
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.lint.unread import not_whole

RULE = Rule("unused-import", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    declared = {module.name.text: set(_names(module)) for module in modules}
    for module in modules:
        if any(not_whole((module,))):
            continue  # what could not be read may use it
        for use in _unused(module, declared):
            without = without_line(module.source, use.span.start)
            yield RULE.at(
                use.module.span,
                f"nothing of `{use.module.text}` is used here",
                label="unused",
                help="remove the line",
                fixes=(Fix("remove the line", (without,), certain=_is_alone(module, use)),),
            )


def _names(module: ast.Module) -> Iterator[str]:
    """What others may refer to."""
    for node in module.declarations:
        if isinstance(node, ast.Named):
            yield node.name.text
        if not isinstance(node, ast.Broken):
            yield from (part.name.text for attribute in node.OFFERS for part in getattr(node, attribute))


def _is_alone(module: ast.Module, use: ast.Use) -> bool:
    """Whether the line holds nothing beside the `use`, as a comment."""
    line = module.source.line(module.source.position(use.span.start).line)
    return line.strip() == module.source.text[use.span.start : use.span.end]


def _unused(module: ast.Module, declared: Mapping[str, set[str]]) -> list[ast.Use]:
    """The `use` lines of which no name is met; most are met soon."""
    waiting = list(module.uses)
    for name in nodes(module.declarations, ast.Name):
        if not waiting:
            break
        waiting = [use for use in waiting if name.text not in declared.get(use.module.text, ())]
    return waiting
