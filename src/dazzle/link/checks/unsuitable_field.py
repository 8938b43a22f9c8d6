"""A line names a field that cannot do what it is named for.

## What it does

Some lines need a field of a certain type: `source:` and `target:` of `graph_edge`, and `parent:` of `graph_node` and
`tenant_host`, a reference, which every row of a `graph_edge` has; `weight:` a number; `slug_field:` a `slug`;
`status_field:` of `lifecycle` an enum; `start_field:` and `end_field:` of `temporal` two moments of one type, and
`key_field:` what rows can share, such as a reference; `sync_to:` of a ledger an amount in a table of the project; and
`latest_one` and the like a reference that leads back.

## Why

What is to be done with the field cannot be done with values of its type.

## Example

```
start: str(40)
graph_edge:
  source: start
  target: finish
```

## Instead

Name a field of the type that the message says, or give the field that type.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unsuitable-field", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, key: str, type_name: str, needed: str) -> Diagnostic:
    """`key` is the line, `needed` what it needs: "a reference"."""
    return RULE.at(
        name.span,
        f"`{key}` needs {needed}, and the type of `{name.text}` is `{type_name}`",
        label=f"not {needed}",
        help=f"name a field that is {needed}",
    )


def optional(name: ast.Name, key: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{key}` needs a reference that every row has, and `{name.text}` is optional",
        label="may be empty",
        help=f"make `{name.text}` `required`",
    )


def without_table(entity: ast.Name, key: str, *, virtual: bool) -> Diagnostic:
    """An entity whose rows are no business of the project's database, or of the project."""
    why = "is virtual" if virtual else "is the framework's"
    return RULE.at(
        entity.span,
        f"`{key}` needs a table of the project, and `{entity.text}` {why}",
        label=why,
        help="name an entity of the project that is stored",
    )


def not_leading_back(name: ast.Name, keyword: str, holder: str, target: str) -> Diagnostic:
    """`name` is a field of the entity `holder` that should be a reference to `target`."""
    return RULE.at(
        name.span,
        f"`{keyword}` needs a reference to `{target}`, and `{name.text}` of `{holder}` is none",
        label=f"does not lead to `{target}`",
        help=f"name a field of `{holder}` that is a `ref {target}`",
    )


def without_other(name: ast.Name, keyword: str, junction: str, target: str) -> Diagnostic:
    """A junction that leads to the entity once."""
    return RULE.at(
        name.span,
        f"`{keyword}` needs two references from `{junction}` to `{target}`, and there is one",
        label="leads to one end alone",
        help=f"add the other reference to `{junction}`: `ref {target}`",
    )
