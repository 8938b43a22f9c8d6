"""A rule speaks of a role that nobody has.

## What it does

Names, once each, the roles in `role(...)`, below `as:` and at transitions that are neither a persona nor a persona's
role, once the project declares personas. `admin` and `super_admin` are always there.

## Why

A misspelled role is one that nobody has: what it may do, nobody can do.

## Example

```
persona clerk "Clerk":
  description: "Records invoices"

entity Invoice "Invoice":
  id: uuid pk
  permit:
    create: role(clrek)
```

## Instead

Write the persona's name, or declare a persona with this role.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.lint.unread import not_whole

RULE = Rule("unknown-role", Severity.WARNING, __doc__ or "")

ALWAYS = frozenset({"admin", "super_admin"})
EVERYONE = "*"


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:
    unread = list(not_whole(modules))
    if not appspec.personas or any(isinstance(node, ast.Persona) for node in unread):
        return  # a persona's line that could not be read may say the role
    known = ALWAYS | {persona.name for persona in appspec.personas} | {persona.role for persona in appspec.personas}
    told = {EVERYONE} | {node.name.text for node in unread if isinstance(node, ast.Broken) and node.name is not None}
    for module in modules:
        for name in _roles(module):
            if name.text not in known | told:
                told.add(name.text)
                meant = spelling(name.span, name.text, known)
                yield RULE.at(
                    name.span,
                    f"no persona is or has the role `{name.text}`",
                    label="a role of nobody",
                    help=meant.help or f"declare it: `persona {name.text}:`",
                    fixes=meant.fixes,
                )


def _roles(module: ast.Module) -> Iterator[ast.Name]:
    for node in nodes(module.declarations, ast.Call, ast.AccessRule, ast.Transition):
        match node:
            case ast.Call(function=ast.Name(text="role"), arguments=(ast.Path(parts=(name,)),)):
                yield name
            case ast.AccessRule(personas=names) | ast.Transition(roles=names):
                yield from names
            case _:
                pass
