"""Which fields a client may write, and which it must."""

from collections.abc import Iterator, Mapping

from dazzle.ir.entity import Entity, Field
from dazzle.web.problems import FieldError

GENERATED_KEYS = frozenset({"int", "bigint"})


def creatable(entity: Entity) -> tuple[Field, ...]:
    """All that are stored, but what is set automatically and a number that the database gives out.

    A uuid key may be given, so that a client can refer to a row before it is there; who does not gets one.
    """
    return tuple(field for field in _stored(entity) if not (field.automatic or _is_numbered(entity, field)))


def updatable(entity: Entity) -> tuple[Field, ...]:
    """What can be created, but the key: a row stays the row it is."""
    return tuple(field for field in creatable(entity) if field.name not in entity.primary_key)


def missing(entity: Entity, values: Mapping[str, object]) -> Iterator[FieldError]:
    """An error for each value that a new row must have and has not."""
    for field in creatable(entity):
        if field.name not in values and field.required and field.server_default is None:
            yield required(field)


def cleared(entity: Entity, values: Mapping[str, object]) -> Iterator[FieldError]:
    """An error for each value that is None and must not be."""
    for name, value in values.items():
        if value is None and entity.field(name).required:
            yield required(entity.field(name))


def required(field: Field) -> FieldError:
    return FieldError(f"/{field.name}", "required", "A value is required.")


def _stored(entity: Entity) -> tuple[Field, ...]:
    return tuple(field for field in entity.fields if field.type.columns(field.name))


def _is_numbered(entity: Entity, field: Field) -> bool:
    return entity.primary_key == (field.name,) and field.type.keyword in GENERATED_KEYS and field.server_default is None
