"""What can be done with an entity: an operation exists only if a surface implies it."""

from enum import StrEnum

from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage
from dazzle.ir.surface import Mode


class Operation(StrEnum):
    LIST = "list"
    READ = "read"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


IMPLIED = {
    Mode.LIST: (Operation.LIST, Operation.READ, Operation.DELETE),
    Mode.VIEW: (Operation.READ,),
    Mode.CREATE: (Operation.CREATE,),
    Mode.EDIT: (Operation.UPDATE,),
}
READING = frozenset({Operation.LIST, Operation.READ})


def operations(appspec: AppSpec, entity: Entity) -> frozenset[Operation]:
    """None for an entity that is not served; who may list an entity may read it; a virtual one is only read."""
    if not entity.served:
        return frozenset()
    found = {operation for mode in appspec.surfaces_of(entity.name) for operation in IMPLIED[mode]}
    if any(rule.kind == "permit" and rule.operation == "list" for rule in entity.access):
        found |= READING
    return frozenset(found) & READING if entity.storage is Storage.VIRTUAL else frozenset(found)
