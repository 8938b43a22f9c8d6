"""What the rules of an entity decide about an operation: about who asks, and about the row.

What is forbidden is not permitted, and where anything is permitted, nothing else is. An entity without a rule is open
within the tenant; with permissions and not a word on rows, nobody sees one. What is changed has to be seen, before and
after; a row of a subtype is within reach of those who may do the same with the row of its base. What is looked for, by
`via`, `has_one` or `latest_one`, is not deleted. `has_grant` is false until there are grants, and what a person or a
tenant has no field for is null: what asks for it is not permitted, and what is forbidden by it is forbidden to all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dazzle.ir.entity import Entity
from dazzle.ir.expression import Expression

EVERYONE = "*"
SEEN = ("read", "list")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are within reach of these personas, of everyone for ()."""

    personas: tuple[str, ...]
    condition: Expression


def conditions(entity: Entity, kind: str, operation: str) -> tuple[Expression, ...]:
    return tuple(rule.condition for rule in entity.access if (rule.kind, rule.operation) == (kind, operation))


def says(entity: Entity, *kinds: str) -> bool:
    """Whether the entity has any rule of these kinds."""
    return any(rule.kind in kinds for rule in entity.access)


def reach(entity: Entity, operation: str) -> tuple[Rows, ...] | None:
    """Which rows are within reach of whom; None where nothing is said about rows.

    What is said about a list holds for a single row, and the other way round, where nothing is said about that. Where
    there are permissions and not a word on rows, none is seen: a permission without a scope is not finished. A change
    is bounded by what is seen.
    """
    if found := tuple(_scopes(entity, operation)):
        return found
    if operation not in SEEN:
        return None
    for other in SEEN:
        if found := tuple(_scopes(entity, other)):
            return found
    return () if says(entity, "permit", "scope") else None


def _scopes(entity: Entity, operation: str) -> Iterator[Rows]:
    for rule in entity.access:
        if (rule.kind, rule.operation) == ("scope", operation):
            yield Rows(() if EVERYONE in rule.personas else rule.personas, rule.condition)
