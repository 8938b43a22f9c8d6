"""A table's keys and checks. A key that is about some rows alone is a unique index."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from dazzle.back import naming
from dazzle.back.expression import row_sql
from dazzle.back.keys import ForeignKey
from dazzle.back.metadata.periods import periods
from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.names import Names
from dazzle.back.quoting import identifier
from dazzle.back.relations import Relations
from dazzle.fieldtypes.ref import OnDelete
from dazzle.ir.entity import Entity

ON_DELETE: Mapping[OnDelete, str] = {
    OnDelete.CASCADE: "CASCADE",
    OnDelete.NULLIFY: "SET NULL",
    OnDelete.RESTRICT: "RESTRICT",
}


def constraints(names: Names, entity: Entity) -> Iterator[sa.Constraint]:
    table, relations, keys = entity.table_name, names.relations, names.structure(entity).keys
    yield sa.PrimaryKeyConstraint(*relations.key(entity), name=names[naming.primary_key(table)])
    for key in keys.uniques:
        if not key.is_index:
            yield sa.UniqueConstraint(*key.columns, name=names[key.name])
    yield from (_foreign_key(relations, entity, key, names[key.name]) for key in keys.foreign)
    for field in entity.fields:
        for check in field.type.checks(field.name):
            name = names[naming.check(table, field.name, word=check.suffix)]
            yield sa.CheckConstraint(sql_text(check.sql), name=name)
    yield from periods(names, entity)
    for invariant in entity.invariants:
        if invariant.row_local:
            sql = row_sql(invariant.expression, entity)
            yield sa.CheckConstraint(sql_text(sql), name=names[naming.check(table, word=invariant.name)])


def _foreign_key(relations: Relations, entity: Entity, key: ForeignKey, name: str) -> sa.ForeignKeyConstraint:
    cleared = f" ({', '.join(map(identifier, key.cleared))})" if key.cleared else ""
    own, other = entity.table_name, key.target.table_name
    return sa.ForeignKeyConstraint(
        key.columns,
        [f"{other}.{column}" for column in key.referred],
        name=name,
        ondelete=ON_DELETE[key.on_delete] + cleared,
        use_alter=own != other and {own, other} <= relations.cyclic,
    )
