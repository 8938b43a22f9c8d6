"""A field looks like personal data, and does not say so.

## What it does

Names fields of type `email`, and fields called like a person's name, address, telephone number, date of birth, bank
account or identity number, that have no `pii(...)`.

## Why

What is marked can be kept out of exports, found when a person asks for it, and erased. What is not marked is forgotten.

## Example

```
entity Member "Member":
  id: uuid pk
  date_of_birth: date
```

## Instead

Mark it: `date_of_birth: date pii(category=identity)`. If it is nobody's, leave it: this is a note, not a warning.
"""

import re
from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Field, Owner
from dazzle.lang import ast

RULE = Rule("personal-data-without-pii", Severity.INFO, __doc__ or "")

CATEGORIES = {
    "contact": r"e?_?mail(_address)?|phone(_number)?|mobile(_number)?|telephone|fax",
    "identity": r"(first|last|full|middle|maiden|given|family)_?name|surname|date_of_birth|birth_?da(te|y)|dob|"
    r"passport(_number)?|ssn|social_security_number|national_id|tax_id_number|driving_licen[cs]e",
    "location": r"(street|home|postal|private)_?address|street|gps|geo_?location",
    "financial": r"iban|bank_account(_number)?|card_number|credit_card(_number)?",
    "health": r"diagnosis|blood_type|medical_history",
}
NAMES = {category: re.compile(rf"(\w+_)?({pattern})") for category, pattern in CATEGORIES.items()}


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        if entity.owner is not Owner.PROJECT:
            continue
        for field in entity.fields:
            category = _category(field)
            if category is not None and field.pii is None and field.given_by is None:
                yield RULE.at(
                    field.span,
                    f"`{entity.name}.{field.name}` looks like personal data",
                    label="says nothing of it",
                    help=f"mark it with `pii(category={category})`",
                )


def _category(field: Field) -> str | None:
    """What kind of personal data a field seems to hold."""
    if isinstance(field.type, Email):
        return "contact"
    if isinstance(field.type, Ref) or not field.type.columns(field.name):
        return None  # what it leads to says what it holds
    return next((category for category, names in NAMES.items() if names.fullmatch(field.name.lower())), None)
