"""The tables of an application: which there are, how they refer to each other, whose their rows are.

It is read by whatever needs to know it, the serving process included, so it knows nothing of SQLAlchemy.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from dazzle.fieldtypes.base import Column, SqlType
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Automatic, Entity, Field, Owner, Storage
from dazzle.ir.tenancy import SINGLE

BIGINT = SqlType("bigint")


class Distribution(StrEnum):
    """Where a table's rows are when there are several machines.

    Those of a tenant are together, on one of them; what is shared is on all; what is local is where the first one is.
    """

    TENANT = "tenant"
    SHARED = "shared"
    LOCAL = "local"


class Relations:
    """`stored` are the entities that have tables, in the order of the AppSpec."""

    def __init__(self, appspec: AppSpec) -> None:
        self.appspec = appspec
        self.stored = tuple(entity for entity in appspec.entities if entity.storage is Storage.TABLE)
        self._named: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.stored:
            self._named[entity.name].append(entity)

    def named(self, name: str, owner: Owner) -> Entity | None:
        """The entity of that name, the owner's own first: two owners may use one name."""
        found = self._named.get(name, [])
        return next((entity for entity in found if entity.owner is owner), found[0] if found else None)

    def target(self, entity: Entity, ref: Ref) -> Entity | None:
        """What a reference of the entity leads to, where that is a table with a key of one column."""
        found = self.named(ref.entity, entity.owner)
        return found if found is not None and len(found.primary_key) == 1 else None

    def references(self, entity: Entity) -> Iterator[tuple[Field, Entity]]:
        """Each reference of the entity with what it leads to."""
        for field in entity.fields:
            if isinstance(field.type, Ref) and (target := self.target(entity, field.type)) is not None:
                yield field, target

    @cached_property
    def root(self) -> Entity | None:
        """The entity whose rows are the tenants, where the rows of all tenants are in the same tables."""
        tenancy = self.appspec.tenancy
        if tenancy is None or tenancy.root is None or not tenancy.shares_tables:
            return None
        return self.named(tenancy.root, Owner.PROJECT)

    def partition(self, entity: Entity) -> Field | None:
        """The field that tells whose row it is, where the rows of all tenants are in the same table."""
        if self.root is None:
            return None
        return next((field for field in entity.fields if field.automatic is Automatic.TENANT), None)

    def distribution(self, entity: Entity) -> Distribution:
        tenancy = self.appspec.tenancy
        if entity.owner is Owner.FRAMEWORK or tenancy is None or tenancy.mode == SINGLE:
            return Distribution.LOCAL
        return Distribution.TENANT if entity.of_tenant else Distribution.SHARED

    def key(self, entity: Entity) -> tuple[str, ...]:
        """The columns of the primary key; the tenant's comes first."""
        return self.within_tenant(entity, column_names(entity, entity.primary_key))

    def within_tenant(self, entity: Entity, columns: Iterable[str]) -> tuple[str, ...]:
        """The columns behind the one that tells whose row it is, where there is one."""
        partition = self.partition(entity)
        if partition is None:
            return tuple(columns)
        return tuple(dict.fromkeys((*column_names(entity, (partition.name,)), *columns)))

    def column_type(self, entity: Entity, field: Field, column: Column) -> SqlType:
        """The type that a column has in PostgreSQL: what it counts itself, it counts in BIGINT."""
        target = self.target(entity, field.type) if isinstance(field.type, Ref) else None
        counted = target is not None and is_numbered(target, target.field(target.primary_key[0]))
        return BIGINT if counted or is_numbered(entity, field) else column.type

    @cached_property
    def subtypes(self) -> Mapping[str, tuple[Entity, ...]]:
        """The subtypes of each entity that has some, by its name."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.stored:
            if entity.subtype_of is not None:
                found[entity.subtype_of].append(entity)
        return {name: tuple(entities) for name, entities in found.items()}

    def only_ones(self, entity: Entity) -> Iterator[Field]:
        """The references by which something has one row of the entity: no two rows may lead to the same."""
        for field, target in self.references(entity):
            if (target.table_name, entity.name) in self._has_one and self.back(entity, target) == field:
                yield field

    def back(self, entity: Entity, target: Entity) -> Field | None:
        """The reference of the entity that leads to the target; None unless there is one, and one only."""
        found = [field for field, each in self.references(entity) if each is target]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _has_one(self) -> frozenset[tuple[str, str]]:
        """The tables that say that they have one row of an entity, with its name."""
        return frozenset(
            (entity.table_name, field.type.entity)
            for entity in self.stored
            for field in entity.fields
            if isinstance(field.type, HasOne)
        )

    @cached_property
    def referred_by_all(self) -> frozenset[str]:
        """The tables of tenants to which a row leads that is no tenant's, and so does not say whose row it means."""
        return frozenset(
            target.table_name
            for entity in self.stored
            if self.partition(entity) is None
            for _, target in self.references(entity)
            if self.partition(target) is not None
        )

    def neighbours(self, entity: Entity) -> tuple[Entity, ...]:
        """The entities whose tables could have something of the same name.

        A table's name begins the other's, as `club` does `club_settings`, or it is what the other's could be called, as
        `ix_club` is.
        """
        return self._neighbours.get(entity.table_name, ())

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[Entity, ...]]:
        tables = {entity.table_name: entity for entity in self.stored}
        found: dict[str, dict[str, Entity]] = defaultdict(dict)
        for name, entity in tables.items():
            words = name.split("_")
            beginnings = ("_".join(words[first:last]) for first in (0, 1) for last in range(first + 1, len(words) + 1))
            for other in beginnings:
                if other != name and other in tables:
                    found[name][other], found[other][name] = tables[other], entity
        return {name: tuple(others.values()) for name, others in found.items()}

    @cached_property
    def cyclic(self) -> frozenset[str]:
        """Tables whose references run in a circle, and those between two circles; a self-reference is no circle.

        Their foreign keys are added after all tables: too many of those is safe, too few is not.
        """
        return _in_cycles({e.table_name: {t.table_name for _, t in self.references(e)} for e in self.stored})


def is_numbered(entity: Entity, field: Field) -> bool:
    """Whether PostgreSQL counts the rows by this field."""
    return (
        entity.primary_key == (field.name,) and field.type.keyword in {"int", "bigint"} and field.server_default is None
    )


def columns_of(entity: Entity, names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these fields."""
    return tuple(column for name in names for column in entity.field(name).type.columns(name))


def column_names(entity: Entity, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(column.name for column in columns_of(entity, names))


def _in_cycles(references: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Those to which a circle leads and that lead to one."""
    edges = {(table, target) for table, targets in references.items() for target in targets if table != target}
    return _behind_cycles(edges) & _behind_cycles({(target, table) for table, target in edges})


def _behind_cycles(edges: Collection[tuple[str, str]]) -> frozenset[str]:
    """Those in a circle, and those to which one leads: what is left when what nothing leads to is taken away."""
    targets: dict[str, list[str]] = defaultdict(list)
    leading = Counter(target for _, target in edges)
    for table, target in edges:
        targets[table].append(target)
    waiting = [table for table in targets if table not in leading]
    while waiting:
        for target in targets.pop(waiting.pop(), ()):
            leading[target] -= 1
            if not leading[target]:
                waiting.append(target)
    return frozenset(+leading)
