"""An enum or an archetype that nothing uses.

## What it does

Names shared enums that are no field's type, and archetypes that no entity extends.

## Why

It is read by everyone who wants to know what the application keeps, and has no part in it; or the field that should use
it has values of its own by mistake.

## Example

```
enum Weather "Weather":
  calm
  fresh
```

## Instead

Use it, or remove it.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.lint.unread import not_whole

# No warning: to the published language, a shared enum is no type, and says what values mean to those who read it.
RULE = Rule("unused-declaration", Severity.INFO, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    if any(not_whole(modules)):
        return  # what could not be read may use it
    used = _used(modules)
    for module in modules:
        for node in module.declarations:
            if isinstance(node, ast.Enum | ast.Archetype) and node.name.text not in used:
                use = "has it as its type" if isinstance(node, ast.Enum) else "extends it"
                yield RULE.at(
                    node.name.span,
                    f"{node.KIND} `{node.name.text}` is not used",
                    label=f"nothing {use}",
                    help="use it, or remove it",
                )


def _used(modules: Sequence[ast.Module]) -> set[str]:
    """The names of types and archetypes that entities have, and the enums whose values an inline enum repeats."""
    used: set[str] = set()
    inline: set[frozenset[str]] = set()
    for module in modules:
        for node in nodes(module.declarations, ast.TypeRef, ast.Extends):
            match node:
                case ast.TypeRef(name=name, values=values):
                    used.add(name.text)
                    inline.add(frozenset(value.value for value in values))
                case ast.Extends(archetypes=archetypes):
                    used.update(name.text for name in archetypes)
                case _:
                    pass
    enums = (node for module in modules for node in module.declarations if isinstance(node, ast.Enum))
    # The published language gives such a field the enum's titles and tones.
    return used | {node.name.text for node in enums if frozenset(value.value for value in node.values) in inline}
