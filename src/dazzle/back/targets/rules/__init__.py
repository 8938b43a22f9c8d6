"""The rules of the targets, one file each; the file is named as the rule."""

from dazzle.back.targets.rules import (
    exclusion_constraint,
    index_method,
    key_without_tenant,
    nothing_to_distribute,
    nullify_in_tenant,
    policy_with_query,
    reference_to_local,
    reference_to_tenant,
)
from dazzle.back.targets.target import TargetRule

RULES: tuple[TargetRule, ...] = (
    exclusion_constraint,
    index_method,
    key_without_tenant,
    nothing_to_distribute,
    nullify_in_tenant,
    policy_with_query,
    reference_to_local,
    reference_to_tenant,
)
