"""Entities and fields, linked."""

from enum import StrEnum

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.base import FieldType
from dazzle.ir.auth_identity import AuthIdentity
from dazzle.ir.effect import Effects, Publish
from dazzle.ir.expression import Duration, Expression, stands_alone
from dazzle.ir.graph import GraphEdge, GraphNode
from dazzle.ir.lifecycle import Lifecycle
from dazzle.ir.owner import Owner as Owner  # noqa: PLC0414  offered here as well, beside what it is said of
from dazzle.ir.scenario import DemoRow
from dazzle.ir.search import Search
from dazzle.ir.seed import Seed
from dazzle.ir.temporal import Temporal
from dazzle.ir.tenancy import TenantHost
from dazzle.ir.trait import Bulk, Signing
from dazzle.ir.types import Type


class Storage(StrEnum):
    """An embedded entity has no rows: its fields are columns of those that embed it."""

    TABLE = "table"
    VIRTUAL = "virtual"
    EMBEDDED = "embedded"


class Automatic(StrEnum):
    """What is set without being asked for: by the query layer, and by the database whose row it is.

    Such a field is in no form.
    """

    ADD = "add"
    UPDATE = "update"
    TENANT = "tenant"


class Pii(Struct, frozen=True, kw_only=True):
    """What kind of personal data a field holds, and how sensitive it is."""

    category: str | None = None
    sensitivity: str = "standard"


class Field(Record, frozen=True, kw_only=True):
    """`required` is settled: a primary key is required. `title` is never empty (the name in words, else).

    A field whose type has no columns (has_many ...) is kept: pages show it. `storage` are the places where a file may
    be kept, the one for new files first. `given_by` is the line that brought the field, where the entity does not
    declare it: `soft_delete`, `tenancy` ... Nothing acts yet on a default that reads the row or asks who is there;
    `server_default` is one that the database can fill in.
    """

    name: str
    title: str
    type: FieldType
    required: bool = False
    unique: bool = False
    indexed: bool = False
    default: Expression | None = None
    automatic: Automatic | None = None
    sensitive: bool = False
    searchable: bool = False
    pii: Pii | None = None
    storage: tuple[str, ...] = ()
    given_by: str | None = None
    was: str | None = None
    span: Span | None = None

    @property
    def server_default(self) -> Expression | None:
        return self.default if self.default is not None and stands_alone(self.default) else None


class Computed(Record, frozen=True, kw_only=True):
    """What is computed from the row, and from rows that refer to it, whenever it is asked for."""

    name: str
    title: str
    expression: Expression
    type: Type
    span: Span | None = None


class Unique(Record, frozen=True, kw_only=True):
    """Field names in the order written; single-field uniques of the `unique` modifier are here as well."""

    fields: tuple[str, ...]
    span: Span | None = None


class IndexPart(Struct, frozen=True, kw_only=True):
    field: str
    descending: bool = False


class Index(Record, frozen=True, kw_only=True):
    """`using` is a PostgreSQL access method (btree, hash, gin, gist, brin)."""

    parts: tuple[IndexPart, ...]
    where: Expression | None = None
    using: str = "btree"
    span: Span | None = None


class Invariant(Record, frozen=True, kw_only=True):
    """A rule on a row. `name` is unique in the entity and becomes part of the constraint's name.

    `row_local` ones are CHECKs in the table; the others are not acted upon yet.
    """

    name: str
    expression: Expression
    message: str
    row_local: bool
    span: Span | None = None


class Guard(Struct, frozen=True, kw_only=True):
    """What must be true of a row that makes a move."""

    expression: Expression
    message: str | None = None


class AutoAfter(Struct, frozen=True, kw_only=True):
    """The move happens by itself, at once or after a while; `manual` tells whether people may make it as well."""

    after: Duration | None = None
    manual: bool = False


class Transition(Struct, frozen=True, kw_only=True):
    """`source` is None for `*`. `requires` names fields that must be set.

    Roles, guards and what happens by itself are not acted upon yet.
    """

    source: str | None
    target: str
    requires: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    auto: AutoAfter | None = None


class StateMachine(Struct, frozen=True, kw_only=True):
    """The field that holds the state, its initial value, and the moves that are allowed."""

    field: str
    initial: str
    transitions: tuple[Transition, ...]


class AccessRule(Struct, frozen=True, kw_only=True):
    """`kind` is permit, forbid or scope; `personas` is empty except for a scope rule (`*` is everyone).

    The older `visible` and `allow` decide about the person and the row at once: who sees it, who may do it.
    """

    kind: str
    operation: str
    condition: Expression
    personas: tuple[str, ...] = ()


class Entity(Record, frozen=True, kw_only=True):
    """`served` tells whether this application shows it; `source` is a virtual entity's source, else None.

    `table_name` is "" for one without a table. `display_field` is settled: the declared one, else the first str field
    that is declared and no secret, else the first of the primary key. `expose` are the operations that the API offers,
    None for all; `audit` those that leave a record. `representative` are the fields that stand for a row where it is
    judged. `of_tenant` tells whether each row belongs to one tenant, by the rules of `tenancy:`. `kind_value` is
    what the base's row of a subtype says in its field `kind`.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    computed: tuple[Computed, ...] = ()
    primary_key: tuple[str, ...]
    uniques: tuple[Unique, ...] = ()
    indexes: tuple[Index, ...] = ()
    invariants: tuple[Invariant, ...] = ()
    states: StateMachine | None = None
    access: tuple[AccessRule, ...] = ()
    storage: Storage = Storage.TABLE
    owner: Owner = Owner.PROJECT
    source: str | None = None
    table_name: str
    display_field: str
    archetype: str | None = None
    intent: str | None = None
    domain: str | None = None
    patterns: tuple[str, ...] = ()
    examples: tuple[DemoRow, ...] = ()
    representative: tuple[str, ...] = ()
    of_tenant: bool = False
    managed_by: str | None = None
    expose: tuple[str, ...] | None = None
    audit: tuple[str, ...] = ()
    soft_delete: bool = False
    subtype_of: str | None = None
    kind_value: str | None = None
    temporal: Temporal | None = None
    signing: Signing | None = None
    tenant_host: TenantHost | None = None
    auth_identity: AuthIdentity | None = None
    lifecycle: Lifecycle | None = None
    effects: tuple[Effects, ...] = ()
    publishes: tuple[Publish, ...] = ()
    bulk: Bulk | None = None
    seed: Seed | None = None
    graph_edge: GraphEdge | None = None
    graph_node: GraphNode | None = None
    search: Search | None = None
    served: bool = True
    was: str | None = None
    span: Span | None = None

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)
