"""The names that the constraints and indexes of an application have: in its schema, each is one thing's alone.

PostgreSQL asks that of what has an index, which is a relation as tables are, and of the rest within a table; a violated
constraint is known by its name alone. A name is its words joined, and other words joined may be the same:
`uq_club_settings_x` is what `settings_x` of `club` would have, and `x` of `club_settings`. Each of these has a hash of
its own words behind it, whichever came first, so that none ever gets the name of another.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dazzle.back.constraints import Constraint, Constraints, by_column, constraints
from dazzle.back.indexes import Index, indexes
from dazzle.back.keys import Keys
from dazzle.back.naming import Name
from dazzle.back.relations import Relations
from dazzle.ir.entity import Entity, Owner


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

    def constraints(self) -> Constraints:
        """What each violated constraint means."""
        structures = map(self.structure, self.relations.stored)
        named = {self[name]: found for each in structures for name, found in each.constraints.items()}
        return Constraints(named=MappingProxyType(named), columns=MappingProxyType(dict(by_column(self.relations))))

    def _of(self, entity: Entity) -> Mapping[Name, str]:
        """What all of a table is called, beside the tables with which it could have a name in common.

        What the framework has is called the same in every application.
        """
        spelled = self.structure(entity).spelled
        taken = Counter(spelled.values())
        for other in self.relations.neighbours(entity):
            if entity.owner is Owner.PROJECT or other.owner is entity.owner:
                taken.update(self.structure(other).spelled.values())
        return {
            name: name.told_apart if taken[found] > 1 or found in self._entities else found
            for name, found in spelled.items()
        }
