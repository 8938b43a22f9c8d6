"""Entities, archetypes and what stands in them beside fields."""

from typing import ClassVar

from dazzle.lang.ast.access import Access
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.field import Computed, Field
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.states import Transitions


class Unique(Node, frozen=True, kw_only=True):
    """`unique a, b`, `unique (a, b)`."""

    fields: tuple[Name, ...]


class IndexPart(Node, frozen=True, kw_only=True):
    field: Name
    descending: bool = False


class Index(Node, frozen=True, kw_only=True):
    """`index a, b desc where <expr> using gin`."""

    parts: tuple[IndexPart, ...]
    where: Expression | None = None
    using: Name | None = None


class Invariant(Node, frozen=True, kw_only=True):
    """`invariant: <expr>` with `message:` and `code:` below it."""

    expression: Expression
    message: String | None = None
    code: Name | None = None


class Check(Node, frozen=True, kw_only=True):
    """`check "name": <expr>`."""

    name: String
    expression: Expression


class Extends(Node, frozen=True, kw_only=True):
    archetypes: tuple[Name, ...]


class Was(Node, frozen=True, kw_only=True):
    """`was: OldName` in an entity's body."""

    name: Name


class Virtual(Node, frozen=True, kw_only=True):
    """`virtual: health` or `virtual: services/stock:rows`: an entity without a table."""

    source: Name


class TableName(Node, frozen=True, kw_only=True):
    """`table: name`."""

    name: Name


EntityItem = (
    Field
    | Computed
    | Unique
    | Index
    | Invariant
    | Check
    | Transitions
    | Access
    | Extends
    | Was
    | Virtual
    | TableName
    | Property  # intent, domain, patterns, display_field, archetype, expose, managed_by ...
    | Broken
)


class Entity(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "entity"

    items: tuple[EntityItem, ...]


class Archetype(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "archetype"

    items: tuple[EntityItem, ...]
