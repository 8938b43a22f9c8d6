"""A guard: a look at the steps of a plan for what stays unsafe, said in PostgreSQL's terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from msgspec.structs import replace

from dazzle.back.migrate.evidence import Evidence
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

SMALL = "the table is small where this was looked up, so it is a warning here"


class Guard(Protocol):
    """A module of this folder. Severity.ERROR blocks the revision until somebody answers for it (`acknowledge`)."""

    RULE: Rule
    EVIDENCE: tuple[Evidence, ...]

    def check(self, steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
        """One for each step that is unsafe."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What a rule says about a table; where it takes long because of the rows, it is a warning for a small one."""

    rule: Rule
    situation: Situation

    def at(self, table: str, message: str, *, help: str, by_rows: bool = True) -> Diagnostic:  # noqa: A002  as in Diagnostic
        found = self.rule.at(None, message, help=help)
        if by_rows and table in self.situation.small and found.severity is Severity.ERROR:
            return replace(found, severity=Severity.WARNING, help=f"{help}; {SMALL}")
        return found
