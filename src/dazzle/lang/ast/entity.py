"""Entities and archetypes."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.access import Access, Rights
from dazzle.lang.ast.auth_identity import AuthIdentity
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.bulk import Bulk
from dazzle.lang.ast.constraint import Check, Index, Invariant, Unique
from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.examples import Examples
from dazzle.lang.ast.field import Computed, Field
from dazzle.lang.ast.fitness import Fitness
from dazzle.lang.ast.graph import GraphEdge, GraphNode
from dazzle.lang.ast.lifecycle import Lifecycle
from dazzle.lang.ast.meaning import Refers
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.on_transition import OnTransition
from dazzle.lang.ast.publish import Publish
from dazzle.lang.ast.seed import Seed
from dazzle.lang.ast.states import Transitions
from dazzle.lang.ast.temporal import Temporal
from dazzle.lang.ast.tenant_host import Membership, TenantHost
from dazzle.lang.ast.trait import (
    Audited,
    DisplayField,
    Domain,
    Expose,
    Intent,
    ManagedBy,
    Patterns,
    SemanticArchetype,
    Signable,
    SigningTemplate,
    SigningValidator,
    SoftDelete,
    SubtypeOf,
)


class Extends(Node, frozen=True, kw_only=True):
    archetypes: tuple[Annotated[Name, Refers(("archetype",))], ...]


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
    | OnTransition
    | Lifecycle
    | Access
    | Rights
    | Audited
    | Extends
    | Was
    | Virtual
    | TableName
    | Intent
    | Domain
    | Patterns
    | DisplayField
    | SemanticArchetype
    | SubtypeOf
    | Expose
    | ManagedBy
    | SoftDelete
    | Temporal
    | Signable
    | SigningValidator
    | SigningTemplate
    | TenantHost
    | Membership
    | AuthIdentity
    | Bulk
    | Examples
    | Fitness
    | GraphEdge
    | GraphNode
    | Publish
    | Seed
    | Broken
)


class Entity(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "entity"
    SUBJECT: ClassVar[str] = "name"

    items: tuple[EntityItem, ...]


class Archetype(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "archetype"
    SUBJECT: ClassVar[str] = "name"

    items: tuple[EntityItem, ...]
