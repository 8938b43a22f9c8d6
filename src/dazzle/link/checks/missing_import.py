"""A reference leads into a module that is not used.

## What it does

A module that refers to another module's entity says so with `use`.

## Why

The head of a file shows what it depends on.

## Example

```
invoice: ref Invoice   # Invoice is in shop.billing, and there is no `use shop.billing`
```

## Instead

Add the `use` line.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, insert
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("missing-import", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, module: str, user: ast.Module, *, leads_back: bool) -> Diagnostic:
    """`user` is the file; when `module` leads back to it, a `use` would make a circle."""
    return RULE.at(
        name.span,
        f"`{name.text}` belongs to the module `{module}`, which this file does not use",
        label="declared in another module",
        help=f"`{module}` uses this file already: move what both need into a third module, or merge the two"
        if leads_back
        else f"add `use {module}` at the top of the file",
        fixes=() if leads_back else (_use(module, user),),
    )


def _use(module: str, user: ast.Module) -> Fix:
    """A line below the last `use`, else below the `module` line, else above the first declaration and its comments."""
    source, title = user.source, f"add `use {module}`"
    above = user.uses[-1].span if user.uses else user.name.span
    if above.start == above.end:  # the file has no `module` line; its name is the file's
        number = source.position(min((node.span.start for node in user.declarations), default=0)).line
        while number > 1 and source.line(number - 1).lstrip().startswith("#"):
            number -= 1
        return insert(source.start_of(number), f"use {module}{source.newline * 2}", title, certain=True)
    line = source.line_span(above.start)
    end = line.end - len(source.line_end(above.start))
    gap = source.newline if user.uses else source.newline * 2
    return insert(Span(source.path, end, end), f"{gap}use {module}", title, certain=True)
