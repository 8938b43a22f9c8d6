"""Islands: parts of pages that the project writes in JavaScript."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.meaning import EntityName
from dazzle.lang.ast.node import Name, Node, String


class IslandEvent(Node, frozen=True, kw_only=True):
    """`event picked:` and what it tells."""

    KIND: ClassVar[str] = "event"

    name: Name
    detail: tuple[Name, ...] = ()


class Island(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "island"
    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName | None = None
    src: String | None = None
    fallback: String | None = None
    props: tuple[Field, ...] = ()
    events: tuple[IslandEvent, ...] = ()
