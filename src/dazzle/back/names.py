"""The names that the constraints and indexes of an application have: in its schema, each is one thing's alone.

PostgreSQL asks that of what has an index, which is a relation as tables are, and of the rest within a table; here it
holds for all, as people know a constraint by its name. A name is its words joined, which other words may be as well:
`uq_club_settings_x` is what `settings_x` of `club` would have, and `x` of `club_settings`. Each of these has a hash of
its own words behind it, whichever came first, so that none ever gets the name of another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dazzle.back.constraints import Constraint, by_column, constraints
from dazzle.back.indexes import Index, indexes
from dazzle.back.keys import Keys
from dazzle.back.naming import Name
from dazzle.back.relations import Relations
from dazzle.ir.entity import Entity, Owner

CONSTRAINT, COLUMN = "constraint", "column"


@dataclass(frozen=True, slots=True)
class Structure:
    """What a table has besides its columns: `constraints` are all, and what they mean, `keys` some of them.

    `spelled` is what all of it would be called if nothing else were.
    """

    keys: Keys
    indexes: tuple[Index, ...]
    constraints: Mapping[Name, Constraint]
    spelled: Mapping[Name, str]


class Names:
    """From `Name` to the name in PostgreSQL, at most 63 bytes, of the stored entities of an application."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self._entities = {entity.table_name: entity for entity in relations.stored}
        self._structures: dict[str, Structure] = {}
        self._meanings: dict[str, Mapping[tuple[str, str], Constraint]] = {}
        self._called: dict[str, Mapping[Name, str]] = {}

    def __getitem__(self, name: Name) -> str:
        if name.table not in self._called:
            self._called[name.table] = self._of(self._entities[name.table])
        return self._called[name.table][name]

    def structure(self, entity: Entity) -> Structure:
        table = entity.table_name
        if table not in self._structures:
            keys = Keys.of(self.relations, entity)
            own = dict(constraints(self.relations, entity, keys))
            built = indexes(self.relations, entity, keys)
            names = (*own, *(index.name for index in built))
            self._structures[table] = Structure(keys, built, own, {name: name.spelled for name in names})
        return self._structures[table]

    def meaning(self, table: str, constraint: str, column: str) -> Constraint | None:
        """What was violated, of what PostgreSQL names of it ("" for what it does not); None when it is nothing of ours.

        The database may be a revision behind or ahead, and the constraint be called as it is without the other that
        is spelled the same, or with it.
        """
        if table not in self._meanings:
            entity = self._entities.get(table)
            self._meanings[table] = {} if entity is None else dict(self._meant(entity))
        meanings = self._meanings[table]
        return meanings.get((CONSTRAINT, constraint)) or meanings.get((COLUMN, column))

    def _meant(self, entity: Entity) -> Iterator[tuple[tuple[str, str], Constraint]]:
        structure = self.structure(entity)
        for column, found in by_column(entity):
            yield (COLUMN, column), found
        times = Counter(structure.spelled.values())
        for name, found in structure.constraints.items():
            yield (CONSTRAINT, name.told_apart), found
            if times[structure.spelled[name]] == 1:
                yield (CONSTRAINT, structure.spelled[name]), found

    def _of(self, entity: Entity) -> Mapping[Name, str]:
        """What all of a table is called, beside the tables with which it could have a name in common."""
        spelled = self.structure(entity).spelled
        taken = Counter(spelled.values())
        for other in self.relations.neighbours(entity):
            if self._counts(entity, other):
                taken.update(self.structure(other).spelled.values())
        tables = {found for found in taken if found in self._entities and self._counts(entity, self._entities[found])}
        return {
            name: name.told_apart if taken[found] > 1 or found in tables else found for name, found in spelled.items()
        }

    def _counts(self, entity: Entity, other: Entity) -> bool:
        """Whether the other is there wherever the entity is: the framework is the same in every application."""
        return entity.owner is Owner.PROJECT or other.owner is entity.owner
