"""Events that the rows of an entity cause."""

from typing import Annotated

from dazzle.lang.ast.meaning import FieldName, OneOf, Refers
from dazzle.lang.ast.node import Name, Node


class Publish(Node, frozen=True, kw_only=True):
    """`publish KiteMoved when created`, `publish KiteMoved when status changed`."""

    event: Annotated[Name, Refers(("event",), implied=True)]
    when: Annotated[Name, OneOf(("created", "updated", "deleted"))] | None = None
    changed: FieldName | None = None
