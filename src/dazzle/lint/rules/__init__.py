"""The lint rules, one file each; the file is named as the rule."""

from types import ModuleType

from dazzle.lint.rules import (
    huge_str,
    inexact_money,
    permit_without_scope,
    ref_cycle,
    unknown_role,
    unused_import,
)

RULES: tuple[ModuleType, ...] = (
    huge_str,
    inexact_money,
    permit_without_scope,
    ref_cycle,
    unknown_role,
    unused_import,
)
