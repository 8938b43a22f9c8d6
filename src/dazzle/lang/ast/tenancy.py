"""Several customers in one application."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.field import TypeRef
from dazzle.lang.ast.meaning import EntityName, OneOf, PersonaName
from dazzle.lang.ast.node import Name, Node

MODES = ("shared_schema", "single", "schema_per_tenant", "database_per_tenant")
TOPICS = ("shared", "namespace_per_tenant")


class TenantSetting(Node, frozen=True, kw_only=True):
    """`opening_hours: str(80)`: what each tenant may set for itself."""

    name: Name
    type: TypeRef


class Provisioning(Node, frozen=True, kw_only=True):
    auto_create: Literal | None = None
    require_approval: Literal | None = None


class Tenancy(Declaration, frozen=True, kw_only=True):
    """`tenancy:`: how the rows of tenants are kept apart."""

    KIND: ClassVar[str] = "tenancy"

    mode: Annotated[Name, OneOf(MODES, strict=True)] | None = None
    partition_key: Name | None = None
    topics: Annotated[Name, OneOf(TOPICS, strict=True)] | None = None
    enforce_in_queries: Literal | None = None
    cross_tenant_access: Literal | None = None
    entities_excluded: tuple[EntityName, ...] = ()
    admin_personas: tuple[PersonaName, ...] = ()
    per_tenant_config: tuple[TenantSetting, ...] = ()
    provisioning: Provisioning | None = None
