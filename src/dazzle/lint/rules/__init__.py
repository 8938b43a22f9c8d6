"""The lint rules, one file each; the file is named as the rule."""

from types import ModuleType

from dazzle.lint.rules import (
    ambiguous_step,
    covered_index,
    endless_process,
    huge_str,
    inexact_money,
    permit_without_scope,
    personal_data_without_pii,
    quoted_name,
    ref_cycle,
    state_without_exit,
    unknown_role,
    unreachable_state,
    unreachable_step,
    unused_declaration,
    unused_import,
)

RULES: tuple[ModuleType, ...] = (
    ambiguous_step,
    covered_index,
    endless_process,
    huge_str,
    inexact_money,
    permit_without_scope,
    personal_data_without_pii,
    quoted_name,
    ref_cycle,
    state_without_exit,
    unknown_role,
    unreachable_state,
    unreachable_step,
    unused_declaration,
    unused_import,
)
