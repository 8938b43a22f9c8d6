"""Steps that would keep others waiting, to steps that do not: one file for each danger that is avoided so.

A rewrite takes all steps of a plan and gives them back, in no order yet. It leaves alone what is about a table that the
same revision makes. What no rewrite can make safe, `guards` report.
"""

from dazzle.back.migrate.filling import asked_once, filled_again, held_afterwards
from dazzle.back.migrate.rewrites import (
    check_scans,
    enum_value_removed,
    foreign_key_scans,
    index_build_blocks_writes,
    index_drop_blocks_reads,
    index_replace_gap,
    new_table_locks_parents,
    required_column_without_default,
    set_not_null_scans,
    type_change_rechecks,
    unique_builds_index,
)
from dazzle.back.migrate.rewrites.rewrite import Rewrite
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step

# In this order: the first ones make steps that the later ones take apart.
REWRITES: tuple[Rewrite, ...] = (
    required_column_without_default.REWRITE,
    set_not_null_scans.REWRITE,
    enum_value_removed.REWRITE,
    check_scans.REWRITE,
    type_change_rechecks.REWRITE,
    foreign_key_scans.REWRITE,
    new_table_locks_parents.REWRITE,
    unique_builds_index.REWRITE,
    index_replace_gap.REWRITE,
    index_build_blocks_writes.REWRITE,
    index_drop_blocks_reads.REWRITE,
)


def rewritten(steps: tuple[Step, ...], situation: Situation) -> tuple[Step, ...]:
    """The steps that do the same, and keep nobody waiting longer than they must."""
    for rewrite in REWRITES:
        steps = tuple(rewrite.apply(steps, situation))
    return tuple(filled_again(tuple(held_afterwards(asked_once(steps)))))
