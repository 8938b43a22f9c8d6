"""What a constraint means: which fields of which entity it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from dazzle.back import naming
from dazzle.back.keys import Keys
from dazzle.back.naming import Name
from dazzle.back.relations import Relations, column_names
from dazzle.ir.entity import Entity, Field, Invariant


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """`target` is the entity that a foreign key leads to; `invariant` is set for the CHECK of one."""

    entity: Entity
    fields: tuple[Field, ...] = ()
    target: Entity | None = None
    invariant: Invariant | None = None


def constraints(relations: Relations, entity: Entity, keys: Keys) -> Iterator[tuple[Name, Constraint]]:
    """Those of an entity, with what each is to be called; an invariant's also where it is no CHECK."""
    table = entity.table_name
    yield naming.primary_key(table), _over(entity, entity.primary_key)
    for unique in keys.uniques:
        yield unique.name, _over(entity, unique.fields)
    for key in keys.foreign:
        yield key.name, Constraint(entity=entity, fields=(key.field,), target=key.target)
    for field in entity.fields:
        for check in field.type.checks(field.name):
            yield naming.check(table, field.name, word=check.suffix), Constraint(entity=entity, fields=(field,))
    if entity.temporal is not None:
        temporal = entity.temporal
        yield naming.ends_after_start(table, temporal.end), _over(entity, (temporal.end,))
        columns = relations.within_tenant(entity, column_names(entity, (temporal.key,)))
        yield naming.exclusion(table, *columns), _over(entity, (temporal.key,))
    for invariant in entity.invariants:
        yield naming.check(table, word=invariant.name), Constraint(entity=entity, invariant=invariant)


def by_column(entity: Entity) -> Iterator[tuple[str, Constraint]]:
    """The field of each column: of a NULL that is refused, PostgreSQL names the column alone."""
    for field in entity.fields:
        for column in field.type.columns(field.name):
            yield column.name, Constraint(entity=entity, fields=(field,))


def _over(entity: Entity, names: tuple[str, ...]) -> Constraint:
    return Constraint(entity=entity, fields=tuple(entity.field(name) for name in names))
