"""Entities, archetypes and what stands in them beside fields."""

from dataclasses import dataclass

from dazzle.lang.ast.access import Access
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.field import Computed, Field
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.states import Transitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Unique(Node):
    """`unique a, b`, `unique (a, b)`."""

    fields: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPart(Node):
    field: Name
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Node):
    """`index a, b desc where <expr> using gin`."""

    parts: tuple[IndexPart, ...]
    where: Expression | None = None
    using: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invariant(Node):
    """`invariant: <expr>` with `message:` and `code:` below it."""

    expression: Expression
    message: String | None = None
    code: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Node):
    """`check "name": <expr>`."""

    name: String
    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Extends(Node):
    archetypes: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Was(Node):
    """`was: OldName` in an entity's body."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Virtual(Node):
    """`virtual: health` or `virtual: services/stock:rows`: an entity without a table."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableName(Node):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Node):
    name: Name
    title: String | None
    items: tuple[EntityItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archetype(Node):
    name: Name
    title: String | None
    items: tuple[EntityItem, ...]
