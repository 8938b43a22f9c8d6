"""A field has a type that does not exist.

## What it does

A field's type is one of the field types or the name of a shared enum.

## Why

Without a type there is no column.

## Example

```
name: string(80)
```

## Instead

Use one of Dazzle's types: `str(80)`, `text`, `int`, `decimal(10, 2)`, `date`, `datetime`, `enum[...]`, `ref Entity`
...
"""

from collections.abc import Container, Iterable, Mapping

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, insert, replace_with
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import closest, spelling
from dazzle.fieldtypes import BY_KEYWORD, FIELD_TYPES
from dazzle.fieldtypes.base import FieldType
from dazzle.lang import ast

RULE = Rule("unknown-type", Severity.ERROR, __doc__ or "")

# Lines of an entity that end in no colon, or in one with one word behind it: with anything else they are fields.
LINES: Mapping[str, str] = {
    "index": "index status, due_on",
    "publish": "publish InvoiceSent when created",
    "signable": "signable: true",
    "soft_delete": "soft_delete",
    "unique": "unique tenant, number",
}


def at(type_ref: ast.TypeRef, enums: Iterable[str], entities: Container[str], field: str = "") -> Diagnostic:
    """`field` is the one that has the type, where that may be a line of another kind."""
    name = type_ref.name
    fixes: tuple[Fix, ...]
    mistaken = next((each for each in FIELD_TYPES if name.text.lower() in each.mistaken_for), None)
    if name.text in entities:
        hint: str | None = f"write `ref {name.text}`"
        fixes = (insert(name.span, "ref ", f"write `ref {name.text}`", certain=True),)
    elif mistaken is not None:
        hint = f"write `{mistaken.signature}`"
        takes_arguments = mistaken.signature.startswith(f"{mistaken.keyword}(")
        written = mistaken.example if takes_arguments and not type_ref.arguments else mistaken.keyword
        fixes = (replace_with(name.span, written, certain=_is_another_word_for(mistaken, type_ref)),)
    elif field in LINES:
        hint, fixes = f"write `{LINES[field]}`, or a field type", ()
    else:
        hint, fixes = spelling(name.span, name.text, [*BY_KEYWORD, *enums], language=BY_KEYWORD)
    return RULE.at(
        name.span,
        f"there is no field type `{name.text}`",
        label="an entity" if name.text in entities else "not a field type and not a shared enum",
        help=hint or f"use one of {', '.join(f'`{keyword}`' for keyword in BY_KEYWORD)}",
        fixes=fixes,
    )


def _is_another_word_for(type_: type[FieldType], type_ref: ast.TypeRef) -> bool:
    """True when the word can only have meant this type, and the arguments it needs are there.

    `integer`, `string(80)`, `has-many`; but an `image` may be more than a `file`.
    """
    word = type_ref.name.text.lower()
    takes_arguments = "(" in type_.signature
    if takes_arguments and not type_ref.arguments:
        return False
    alike = closest(word, [type_.keyword])
    return takes_arguments or word.startswith(type_.keyword) or (alike is not None and alike.certain)
