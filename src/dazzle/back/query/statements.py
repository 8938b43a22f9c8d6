"""All statements of an entity, compiled together."""

from dataclasses import dataclass

from dazzle.back.query.create import Create
from dazzle.back.query.delete import Delete
from dazzle.back.query.layout import Layout, layout
from dazzle.back.query.list import List
from dazzle.back.query.read import Read
from dazzle.back.query.transition import Transition
from dazzle.back.query.update import Update
from dazzle.back.relations import Relations
from dazzle.ir.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Of a stored entity. `transition` is None without a state machine."""

    layout: Layout
    list: List
    read: Read
    create: Create
    update: Update
    transition: Transition | None
    delete: Delete


def compile_statements(relations: Relations, entity: Entity) -> Statements:
    found = layout(relations, entity)
    return Statements(
        layout=found,
        list=List(found),
        read=Read(found),
        create=Create(found),
        update=Update(found),
        transition=None if entity.states is None else Transition(found, entity.states),
        delete=Delete(found),
    )
