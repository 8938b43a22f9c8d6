"""What stays unsafe in the steps of a plan: one file for each danger, named as its slug.

A guard reports; it changes nothing. What blocks (Severity.ERROR) is written only when somebody answers for it.
"""

from dazzle.back.migrate.guards import (
    default_changed,
    dropped_column,
    dropped_table,
    exclusion_on_existing_table,
    foreign_key_dropped,
    no_longer_required,
    numbered_column_added,
    old_code_cannot_write,
    policy_changed,
    primary_key_on_existing_table,
    renamed_column,
    renamed_table,
    row_security_turned,
    several_tables_locked,
    stored_column_added,
    type_change_rewrites,
)
from dazzle.back.migrate.guards.guard import Guard

GUARDS: tuple[Guard, ...] = (
    default_changed,
    dropped_column,
    dropped_table,
    exclusion_on_existing_table,
    foreign_key_dropped,
    no_longer_required,
    numbered_column_added,
    old_code_cannot_write,
    policy_changed,
    primary_key_on_existing_table,
    renamed_column,
    renamed_table,
    row_security_turned,
    several_tables_locked,
    stored_column_added,
    type_change_rewrites,
)
