"""Every rule that there is: also those of migrations, which cannot be loaded without what migrates."""

from collections.abc import Mapping

from dazzle.back.migrate.guards import GUARDS
from dazzle.diagnostics.rule import Rule
from dazzle.project import rules

MIGRATIONS = "what a migration may do to a database that is in use"
FLOORS: Mapping[str, tuple[Rule, ...]] = {**rules.FLOORS, MIGRATIONS: tuple(guard.RULE for guard in GUARDS)}
RULES: tuple[Rule, ...] = tuple(rule for floor in FLOORS.values() for rule in floor)
