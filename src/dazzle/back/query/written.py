"""What the statements that write have in common."""

from collections.abc import Mapping, Sequence

from dazzle.back.relations import columns_of
from dazzle.fieldtypes.base import Column
from dazzle.ir.entity import Entity

NOW = "now()"
KEPT_TEXTS = 256  # texts of one statement kind, one for each set of fields given; a client can ask for any number


def columns(entity: Entity, names: Sequence[str]) -> tuple[Column, ...]:
    return columns_of(entity, names)


def parameters(entity: Entity, names: Sequence[str], values: Mapping[str, object]) -> tuple[object, ...]:
    """One parameter for each column of the fields named."""
    return tuple(cell for name in names for cell in _cells(entity, name, values[name]))


def _cells(entity: Entity, name: str, value: object) -> tuple[object, ...]:
    type_ = entity.field(name).type
    return (None,) * len(type_.columns(name)) if value is None else type_.to_columns(value)
