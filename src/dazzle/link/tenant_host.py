"""`tenant_host:` and `membership:`."""

from collections.abc import Iterable, Iterator, Mapping

from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.slug import Slug
from dazzle.ir.entity import Entity
from dazzle.ir.tenancy import TenantHost
from dazzle.lang import ast
from dazzle.link.checks import (
    membership_without_host,
    shared_domain,
    tenant_host_circle,
    unmarked_entity,
    unsuitable_field,
)
from dazzle.link.circle import circles
from dazzle.link.environment import Environment
from dazzle.link.graph import check_reference
from dazzle.link.plain import spelled, truth, value, whole, word, words
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape, has

# What two entities on one domain must say alike.
SHARED = ("canonical_hosts", "cookie_scope", "super_admin_role", "not_found_template", "expired_template")


def link_host(env: Environment, made: Shape) -> TenantHost | None:
    node, membership = made.first(ast.TenantHost), made.first(ast.Membership)
    if node is None or node.domain is None or node.slug_field is None:
        if membership is not None and node is None and made.whole:
            env.scope.report(membership_without_host.at(membership.span, env.entity))
        return None
    _check_fields(env, node, node.slug_field)
    return TenantHost(
        domain=str(value(node.domain)),
        slug_field=node.slug_field.text,
        canonical_hosts=words(node.canonical_hosts),
        cookie_scope=word(node.cookie_scope) or "host",
        super_admin_role=word(node.super_admin_role),
        history_entity=word(node.history_entity),
        not_found_template=spelled(node.not_found_template),
        expired_template=spelled(node.expired_template),
        order=whole(node.order),
        membership_gated=truth(node.membership_gated),
        parent=word(node.parent),
        roles=word(membership.roles) if membership is not None else None,
    )


def _check_fields(env: Environment, node: ast.TenantHost, slug: ast.Name) -> None:
    """Names in an address are slugs, and a parent is another entity that has addresses."""
    field = env.own.get(slug.text)
    if field is not None and not isinstance(field.type, Slug):
        env.scope.report(unsuitable_field.at(slug, "slug_field", field.type.keyword, "a slug"))
    if node.parent is None:
        return
    check_reference(env, "parent", node.parent)
    above = env.own.get(node.parent.text)
    if above is not None and isinstance(above.type, Ref):
        declared = env.scope.entities.get(above.type.entity)
        if declared is not None and not has(declared.node, ast.TenantHost):
            env.scope.report(unmarked_entity.of_field(node.parent, above.type.entity, "parent", "tenant_host"))


def check_hosts(scope: Scope, entities: Iterable[Entity]) -> None:
    """Addresses tell the entities apart, and no tenant is above itself."""
    hosts = {entity.name: entity for entity in entities if entity.tenant_host is not None}
    _check_domains(scope, hosts)
    _check_parents(scope, hosts)


def _check_domains(scope: Scope, hosts: Mapping[str, Entity]) -> None:
    by_domain: dict[str, Entity] = {}
    for entity in hosts.values():
        host = entity.tenant_host
        assert host is not None
        first = by_domain.setdefault(host.domain, entity)
        other = first.tenant_host
        if first is entity or other is None:
            continue
        if host.order is None or other.order is None or host.order == other.order:
            scope.report(shared_domain.without_order(entity, first, host.domain))
        elif unlike := [key for key in SHARED if getattr(host, key) != getattr(other, key)]:
            scope.report(shared_domain.unlike(entity, first, unlike[0]))


def _check_parents(scope: Scope, hosts: Mapping[str, Entity]) -> None:
    for circle in circles({name: [(above, None) for above in _above(entity)] for name, entity in hosts.items()}):
        scope.report(tenant_host_circle.at([hosts[name] for name, _ in circle]))


def _above(entity: Entity) -> Iterator[str]:
    """The entity of the tenant above, if there is one."""
    host = entity.tenant_host
    for field in entity.fields:
        if host is not None and field.name == host.parent and isinstance(field.type, Ref):
            yield field.type.entity
