"""The lint rules, one file each; the file is named as the rule."""

from types import ModuleType

from dazzle.lint.rules import (
    auto_without_time,
    huge_str,
    inexact_money,
    permit_without_scope,
    unused_import,
)

RULES: tuple[ModuleType, ...] = (
    auto_without_time,
    huge_str,
    inexact_money,
    permit_without_scope,
    unused_import,
)
