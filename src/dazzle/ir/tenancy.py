"""How the rows of tenants are kept apart, linked."""

from msgspec import Struct

SHARED_SCHEMA = "shared_schema"
SINGLE = "single"
SCHEMA_PER_TENANT = "schema_per_tenant"
DATABASE_PER_TENANT = "database_per_tenant"


class TenantSetting(Struct, frozen=True, kw_only=True):
    """What each tenant may set for itself; `type` is as written."""

    name: str
    type: str


class Tenancy(Struct, frozen=True, kw_only=True):
    """`root` is the entity whose rows are the tenants, None when no entity is marked as such.

    With the mode `shared_schema`, the other entities refer to it by the field `partition_key`, but for those `excluded`
    and those that no tenant owns.
    """

    mode: str = SHARED_SCHEMA
    partition_key: str = "tenant_id"
    root: str | None = None
    topics: str = "shared"
    enforce_in_queries: bool = True
    cross_tenant_access: bool = False
    excluded: tuple[str, ...] = ()
    admin_personas: tuple[str, ...] = ()
    settings: tuple[TenantSetting, ...] = ()
    auto_create: bool = False
    require_approval: bool = False

    @property
    def shares_tables(self) -> bool:
        """Whether the rows of all tenants are in the same tables, so that each row has to say whose it is."""
        return self.mode == SHARED_SCHEMA and self.root is not None

    @property
    def is_apart(self) -> bool:
        """Whether each tenant has tables of its own."""
        return self.mode in {SCHEMA_PER_TENANT, DATABASE_PER_TENANT}


class TenantHost(Struct, frozen=True, kw_only=True):
    """The name of a host tells which row of the entity a request is about: its `slug_field` before the `domain`.

    `parent` is the reference to the row's own tenant, where there is one above it. `roles` is the field that tells what
    somebody who belongs to the row may do.
    """

    domain: str
    slug_field: str
    canonical_hosts: tuple[str, ...] = ()
    cookie_scope: str = "host"
    super_admin_role: str | None = None
    history_entity: str | None = None
    not_found_template: str | None = None
    expired_template: str | None = None
    order: int | None = None
    membership_gated: bool = False
    parent: str | None = None
    roles: str | None = None
