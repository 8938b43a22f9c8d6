"""The databases that tables may be meant for, and what a rule of theirs is; to be loaded without SQLAlchemy."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.rule import Rule

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject


class Target(StrEnum):
    """`postgres` is one machine, and takes everything."""

    POSTGRES = "postgres"
    CITUS = "citus"
    YUGABYTE = "yugabyte"


class TargetRule(Protocol):
    """A module of `targets.rules`; `TARGETS` are those that it is a rule of."""

    RULE: Rule
    TARGETS: frozenset[Target]

    def check(self, subject: "Subject") -> Iterator[Diagnostic]: ...
