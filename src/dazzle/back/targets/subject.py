"""What the rules look at: an application's tables, whose they are, and what would refuse them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from dazzle.back.metadata import build_metadata
from dazzle.back.metadata.periods import forbids_overlaps
from dazzle.back.policy import Security
from dazzle.back.relations import Distribution, Relations
from dazzle.back.rowsecurity import Policy
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner


class Subject:
    """An application whose tables shall be in the target."""

    def __init__(self, appspec: AppSpec) -> None:
        self.appspec = appspec
        self.relations = Relations(appspec)

    @cached_property
    def metadata(self) -> sa.MetaData:
        return build_metadata(self.appspec)

    @property
    def entities(self) -> Iterator[Entity]:
        """The project's, which have tables."""
        yield from (entity for entity in self.relations.stored if entity.owner is Owner.PROJECT)

    @cached_property
    def divided(self) -> Mapping[str, str]:
        """The tables that are divided by tenant, each with the column that tells whose a row is."""
        partitions = {entity.table_name: self.relations.partition(entity) for entity in self.entities}
        return {
            table: column.name
            for table, partition in partitions.items()
            if partition is not None
            for column in partition.type.columns(partition.name)
        }

    @property
    def references(self) -> Iterator[tuple[Entity, Field, Entity]]:
        """Every reference of the project's tables: from where, by which field, to where."""
        for entity in self.entities:
            for field, target in self.relations.references(entity):
                yield entity, field, target

    def distribution(self, entity: Entity) -> Distribution:
        return self.relations.distribution(entity)

    def overlaps_forbidden(self, entity: Entity) -> bool:
        return forbids_overlaps(entity)

    def keys(self, entity: Entity) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What only one row may have, by name, each with the columns that have to be equal."""
        return tuple(sorted(_keys(self.metadata.tables[entity.table_name])))

    @cached_property
    def security(self) -> Security:
        return Security(self.relations)

    def policies(self, entity: Entity) -> tuple[Policy, ...]:
        found = self.security.of(entity)
        return () if found is None else found.policies

    @cached_property
    def functions(self) -> frozenset[str]:
        """The names of those that policies call to look into rows."""
        return frozenset(function.name for function in self.security.functions() if function.definer)


def _keys(table: sa.Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    for constraint in table.constraints:
        if isinstance(constraint, sa.PrimaryKeyConstraint | sa.UniqueConstraint):
            yield str(constraint.name), tuple(constraint.columns.keys())
        elif isinstance(constraint, ExcludeConstraint):
            equal = (name for _, name, operator in constraint._render_exprs if operator == "=")  # noqa: SLF001
            yield str(constraint.name), tuple(name for name in equal if name)
    for index in table.indexes:
        if index.unique:
            yield str(index.name), tuple(name for name, _ in index.info["parts"])
