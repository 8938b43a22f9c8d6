"""Modules to AppSpec: collect the names, link what they declare, settle what was left open, check the whole."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner
from dazzle.ir.surface import Surface
from dazzle.lang import ast
from dazzle.lang.constructs import FILE
from dazzle.link.application import Application, link_application
from dazzle.link.auth_identity import check_identities
from dazzle.link.checks import duplicate_table_name, generated_surfaces, no_declaration
from dazzle.link.condition import about_nobody
from dazzle.link.default import with_defaults
from dazzle.link.derived import check_derived
from dazzle.link.embedded import check_embedded, with_embedded
from dazzle.link.entity import link_entity
from dazzle.link.enum import link_enum
from dazzle.link.environment import Environment
from dazzle.link.expression.computed import ComputedFields
from dazzle.link.given import Entities, known_entities
from dazzle.link.job import link_job
from dazzle.link.ledger import check_ledgers
from dazzle.link.llm import link_intent, link_model
from dazzle.link.nav import link_nav
from dazzle.link.persona import link_persona
from dazzle.link.process import link_process, link_schedule
from dazzle.link.reference import check_required_cycles, settle
from dazzle.link.resolve import resolve
from dazzle.link.scenario import link_scenarios
from dazzle.link.scope import Declared, Scope, build_scope
from dazzle.link.search import with_searches
from dazzle.link.served import serves_entity, serves_surface
from dazzle.link.shape import Shape, link_archetypes, shape
from dazzle.link.subtype import check_subtypes
from dazzle.link.surface import check_exposed, link_surface, surfaces_for
from dazzle.link.tenancy import check_partition, link_tenancy
from dazzle.link.tenant_host import check_hosts
from dazzle.link.unserved import tell_what_is_not_served
from dazzle.link.workspace import link_workspace

OWN_STEPS = (ast.Entity, ast.Archetype, ast.Enum)  # they are linked by steps of their own
IN_PART = (
    ast.Persona,
    ast.Surface,
    ast.Tenancy,
    ast.Ledger,
)  # acted upon, though not every line: those that are have strict notes

Node = TypeVar("Node", bound=ast.Named)


class Linked(Struct, frozen=True):
    """`appspec` is None when an error was found."""

    appspec: AppSpec | None
    diagnostics: tuple[Diagnostic, ...]


def link(
    project: Sequence[ast.Module],
    framework: Sequence[ast.Module],
    *,
    name: str | None = None,
    root_module: str | None = None,
) -> Linked:
    """The application that the project's modules and the framework's describe together, and all that is wrong with it.

    `name` is the project's; without it the `app` line's is taken, else the root module's.
    """
    scope = build_scope(project, framework)
    if project and not any(module.declarations for module in project):
        scope.report(no_declaration.at())
    application = link_application(scope, project, name=name, root_module=root_module)
    tenancy, tenancy_span = link_tenancy(scope, project)
    entities, fields = _entities(known_entities(scope, tenancy, tenancy_span), application)
    entities = with_searches(scope, project, entities)
    check_partition(scope, tenancy, tenancy_span, entities)
    nobody = about_nobody(scope, fields)
    surfaces = _surfaces(nobody, application, entities)
    appspec = AppSpec(
        name=application.name,
        title=application.title,
        label=application.label,
        security_profile=application.profile,
        multi_tenant=application.multi_tenant,
        feedback_widget=application.feedback_widget,
        entities=entities,
        enums=tuple(link_enum(scope, node) for node in _nodes(scope, ast.Enum)),
        personas=tuple(link_persona(scope, node) for node in _nodes(scope, ast.Persona)),
        scenarios=link_scenarios(nobody, project),
        surfaces=surfaces,
        workspaces=tuple(link_workspace(nobody, node) for node in _nodes(scope, ast.Workspace)),
        navs=tuple(link_nav(nobody, node) for node in _nodes(scope, ast.Nav)),
        processes=tuple(link_process(scope, fields, node) for node in _nodes(scope, ast.Process)),
        schedules=tuple(link_schedule(scope, node) for node in _nodes(scope, ast.Schedule)),
        jobs=tuple(link_job(node) for node in _nodes(scope, ast.Job)),
        llm_config=application.llm_config,
        llm_models=tuple(link_model(node) for node in _nodes(scope, ast.LlmModel)),
        llm_intents=tuple(link_intent(fields, application.llm_config, node) for node in _nodes(scope, ast.LlmIntent)),
        tenancy=tenancy,
    )
    _resolve(scope, project, fields)
    check_ledgers(scope, _nodes(scope, ast.Ledger), entities)
    tell_what_is_not_served(scope, project, entities, row_security=tenancy is not None and tenancy.shares_tables)
    # What an archetype says wrong is found again in each entity that extends it.
    diagnostics = tuple(dict.fromkeys(scope.diagnostics))
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return Linked(None if failed else appspec, diagnostics)


def _entities(known: Entities, application: Application) -> tuple[tuple[Entity, ...], dict[str, dict[str, Field]]]:
    """Every entity, and the fields that each name means to the project."""
    scope = known.scope
    archetypes = link_archetypes(scope)
    shapes = [shape(known, declared) for declared in scope.every_entity]
    check_subtypes(scope, shapes)
    check_derived(scope, shapes)
    check_embedded(scope, shapes)
    settled = with_embedded(shapes, settle(scope, shapes))
    computed = ComputedFields(scope, _by_name(shapes, settled))
    scope.computed_type = computed.type_of
    settled = with_embedded(shapes, _with_defaults(scope, shapes, settled))
    fields = _by_name(shapes, settled)
    for name, own in archetypes:
        with_defaults(scope, name, own, {each.field.name: each.field for each in own}, fields)
    linked = [link_entity(scope, made, own, fields, computed) for made, own in zip(shapes, settled, strict=True)]
    check_required_cycles(scope, fields)
    check_identities(scope, shapes)
    check_hosts(scope, linked)
    _check_tables(scope, linked)
    shown = {entity.name for entity in linked if entity.owner is Owner.PROJECT}
    entities = tuple(
        entity
        if entity.owner is Owner.PROJECT
        else replace(entity, served=entity.name not in shown and serves_entity(application, entity.name))
        for entity in linked
    )
    return entities, fields


def _with_defaults(
    scope: Scope, shapes: Sequence[Shape], settled: Sequence[dict[str, Field]]
) -> list[dict[str, Field]]:
    """The fields of every shape with their defaults, which may read the fields of all entities."""
    fields = _by_name(shapes, settled)
    return [
        with_defaults(scope, made.name, made.fields, own, fields) for made, own in zip(shapes, settled, strict=True)
    ]


def _by_name(shapes: Sequence[Shape], settled: Sequence[dict[str, Field]]) -> dict[str, dict[str, Field]]:
    """The fields that each entity's name means to the project, whose shapes come first."""
    fields: dict[str, dict[str, Field]] = {}
    for made, own in zip(shapes, settled, strict=True):
        fields.setdefault(made.name, own)
    return fields


def _check_tables(scope: Scope, entities: Sequence[Entity]) -> None:
    first: dict[str, Entity] = {}
    for entity in entities:
        if not entity.table_name:
            continue
        other = first.setdefault(entity.table_name, entity)
        if other is not entity:
            scope.report(duplicate_table_name.at(entity.span, entity.name, other.name, other.span, entity.table_name))


def _surfaces(nobody: Environment, application: Application, entities: Sequence[Entity]) -> tuple[Surface, ...]:
    """The project's surfaces, generated where it has none, then those of the framework that are shown."""
    scope = nobody.scope
    by_name = {entity.name: entity for entity in reversed(entities)}
    keys = {name: entity.primary_key for name, entity in by_name.items()}
    own: list[Surface] = []
    framework: list[Surface] = []
    for declared in scope.surfaces.values():
        if declared.owner is Owner.FRAMEWORK and not _keeps_its_entity(scope, declared):
            continue
        surface = link_surface(nobody, declared, keys)
        if surface is None:
            continue
        check_exposed(scope, surface, by_name[surface.entity])
        if declared.owner is Owner.PROJECT:
            own.append(surface)
        elif serves_surface(application, surface.name, surface.entity):
            framework.append(surface)
    if not any(declared.owner is Owner.PROJECT for declared in scope.surfaces.values()):
        for entity in entities:
            if entity.owner is Owner.PROJECT:
                own.extend(surfaces_for(entity))
        if own:
            scope.report(generated_surfaces.at())
    return (*own, *framework)


def _keeps_its_entity(scope: Scope, surface: Declared) -> bool:
    """False when the project has taken the name of the entity that a framework surface shows."""
    node = surface.node
    assert isinstance(node, ast.Surface)
    target = scope.entities.get(node.entity.text) if node.entity else None
    return target is not None and target.owner is Owner.FRAMEWORK


def _resolve(scope: Scope, project: Sequence[ast.Module], fields: dict[str, dict[str, Field]]) -> None:
    """Looks up what is named in all that is declared beside entities and the types of their fields."""
    for module in project:
        for node in module.declarations:
            if isinstance(node, ast.Declaration) and not isinstance(node, OWN_STEPS):
                served = FILE.lines[node.KIND].served and not isinstance(node, IN_PART)
                resolve(scope, fields, node, served=served)


def _nodes(scope: Scope, kind: type[Node]) -> Iterator[Node]:
    """The declarations of a kind."""
    return (each.node for each in scope.named(kind.KIND).values() if isinstance(each.node, kind))
