"""`tenancy:`."""

from collections.abc import Sequence

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Entity, Owner, Storage
from dazzle.ir.tenancy import SHARED_SCHEMA, Tenancy, TenantSetting
from dazzle.lang import ast
from dazzle.link.checks import (
    duplicate_declaration,
    profile_without_tenancy,
    reference_into_tenant,
    unpartitioned_data,
)
from dazzle.link.given import archetypes_of
from dazzle.link.plain import truth, word, words
from dazzle.link.scope import Scope


def link_tenancy(scope: Scope, project: Sequence[ast.Module]) -> tuple[Tenancy | None, Span | None]:
    """How tenants are kept apart, and where that is said; None in a project of one."""
    found = [(node, module) for module in project for node in module.declarations if isinstance(node, ast.Tenancy)]
    archetypes = archetypes_of(scope)
    if not found or word(found[0][0].mode) not in {None, SHARED_SCHEMA}:
        for entity, kind in archetypes.items():
            if kind.word.text == "profile":
                scope.report(profile_without_tenancy.at(kind.word.span, entity))
    if not found:
        return None, None
    node, module = found[0]
    for again, _ in found[1:]:
        scope.report(duplicate_declaration.again("tenancy", again.span, node.span))
    root = next((entity for entity, kind in archetypes.items() if kind.word.text == "tenant"), None)
    tenancy = _linked(node, module, root)
    if root is None and tenancy.mode == SHARED_SCHEMA:
        scope.report(unpartitioned_data.without_root(node.span))
    return tenancy, node.span


def _linked(node: ast.Tenancy, module: ast.Module, root: str | None) -> Tenancy:
    provisioning = node.provisioning or ast.Provisioning(span=node.span)
    return Tenancy(
        mode=word(node.mode) or SHARED_SCHEMA,
        partition_key=word(node.partition_key) or "tenant_id",
        root=root,
        topics=word(node.topics) or "shared",
        enforce_in_queries=truth(node.enforce_in_queries, otherwise=True),
        cross_tenant_access=truth(node.cross_tenant_access),
        excluded=words(node.entities_excluded),
        admin_personas=words(node.admin_personas),
        settings=tuple(
            TenantSetting(name=each.name.text, type=module.source.text[each.type.span.start : each.type.span.end])
            for each in node.per_tenant_config
        ),
        auto_create=truth(provisioning.auto_create),
        require_approval=truth(provisioning.require_approval),
    )


def _check_apart(scope: Scope, entities: Sequence[Entity], mode: str) -> None:
    """Reports references from what all tenants share to a table that each of them has for itself."""
    own = {entity.name: entity for entity in entities if entity.owner is Owner.PROJECT}
    for entity in own.values():
        for field in () if entity.of_tenant or entity.storage is Storage.VIRTUAL else entity.fields:
            target = own.get(field.type.entity) if isinstance(field.type, Ref) else None
            if target is not None and target.of_tenant and target.storage is Storage.TABLE:
                scope.report(reference_into_tenant.at(field.span, entity.name, target.name, mode))


def check_partition(scope: Scope, tenancy: Tenancy | None, span: Span | None, entities: Sequence[Entity]) -> None:
    """Warns where the rows of tenants are divided by a field that no entity has.

    Reports what cannot be where tenants have tables of their own.
    """
    if tenancy is not None and tenancy.is_apart:
        _check_apart(scope, entities, tenancy.mode)
    if tenancy is None or span is None or tenancy.mode != SHARED_SCHEMA or tenancy.root is None:
        return
    own = (field.name for entity in entities if entity.owner is Owner.PROJECT for field in entity.fields)
    if tenancy.partition_key not in own:
        scope.report(unpartitioned_data.without_key(span, tenancy.partition_key))
