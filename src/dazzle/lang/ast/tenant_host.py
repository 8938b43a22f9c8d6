"""Tenants that have an address of their own."""

from typing import Annotated

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import ColumnName, EntityName, OneOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String


class TenantHost(Node, frozen=True, kw_only=True):
    """`tenant_host:`: the name of the host tells which row a request is about."""

    domain: Name | String | None = None
    slug_field: ColumnName | None = None
    canonical_hosts: tuple[Name, ...] = ()
    cookie_scope: Annotated[Name, OneOf(("host", "apex"))] | None = None
    super_admin_role: Name | None = None
    history_entity: EntityName | None = None
    not_found_template: Name | String | None = None
    expired_template: Name | String | None = None
    order: WholeNumber | None = None
    membership_gated: Literal | None = None
    parent: ColumnName | None = None


class Membership(Node, frozen=True, kw_only=True):
    """`membership:`: who belongs to a tenant has the roles that this field names."""

    roles: ColumnName | None = None
