"""Every rule that there is, by what it looks at: the compiler's, and those of the databases a project may be for."""

from collections.abc import Mapping

from dazzle import compiler
from dazzle.back.targets.rules import RULES as OF_TARGETS
from dazzle.diagnostics.rule import Rule

TARGETS = "what another database would refuse"
FLOORS: Mapping[str, tuple[Rule, ...]] = {**compiler.FLOORS, TARGETS: tuple(rule.RULE for rule in OF_TARGETS)}
RULES: tuple[Rule, ...] = tuple(rule for floor in FLOORS.values() for rule in floor)
