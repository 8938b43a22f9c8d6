"""An entity has no primary key.

## What it does

One field of every entity, or several, is marked `pk`. Only an entity that another one embeds needs none: without a key
it is nothing but a part, and has no table.

## Why

Without a key a row can be neither linked nor changed.

## Example

```
entity Invoice:
  number: str(40) required
```

## Instead

Add `id: uuid pk`; it is the first field of nearly every entity.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import insert
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast

RULE = Rule("no-primary-key", Severity.ERROR, __doc__ or "")


def at(entity: ast.Entity, source: SourceFile) -> Diagnostic:
    header = source.line_span(entity.span.end - 1)
    indentation = source.indentation(entity.items[0].span.start) if entity.items else source.step
    line = f"{indentation}id: uuid pk{source.newline}"
    return RULE.at(
        entity.name.span,
        f"entity `{entity.name.text}` has no primary key",
        label="none of its fields is `pk`",
        help="add `id: uuid pk` as its first field",
        fixes=(insert(header, line, "add `id: uuid pk`", after=True),),
    )
