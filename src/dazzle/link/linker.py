"""Modules to AppSpec: collect the names, resolve them, settle what was left open, check the whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.ir.appspec import AppSpec, Enum, EnumValue
from dazzle.ir.entity import Entity, Field, Owner
from dazzle.ir.label import fold
from dazzle.ir.surface import Persona, Surface
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import duplicate_table_name, generated_surfaces, no_declaration
from dazzle.link.entity import EntityLinker, shape
from dazzle.link.reference import check_required_cycles, settle
from dazzle.link.scope import Scope, build_scope
from dazzle.link.surface import generated_surfaces as surfaces_for
from dazzle.link.surface import link_surface
from dazzle.link.unserved import tell_what_is_not_served

WIDE_PROFILES = frozenset({"standard", "strict"})
EVERYWHERE = frozenset({"SystemHealth", "SystemMetric", "DeployHistory"})


@dataclass(frozen=True, slots=True)
class Linked:
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
    """The application that the project's modules and the framework's describe together.

    `name` is the project's; without it the `app` line's is taken, else the first module's. Reports all it finds.
    """
    scope = build_scope(project, framework)
    if project and not any(module.declarations for module in project):
        scope.report(no_declaration.at())
    shapes = [shape(scope, declared) for declared in scope.every_entity]
    settled = settle(scope, shapes)
    fields: dict[str, dict[str, Field]] = {}
    for made, own in zip(shapes, settled, strict=True):
        fields.setdefault(made.name, own)
    entities = [EntityLinker(scope, made, own, fields).link() for made, own in zip(shapes, settled, strict=True)]
    check_required_cycles(scope, fields)
    _check_tables(scope, entities)
    surfaces = [link_surface(scope, declared, fields) for declared in scope.surfaces.values()]
    tell_what_is_not_served(scope, project, entities)
    appspec = _appspec(
        scope, project, entities, [surface for surface in surfaces if surface is not None], name, root_module
    )
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in scope.diagnostics)
    return Linked(None if failed else appspec, tuple(scope.diagnostics))


def _appspec(
    scope: Scope,
    project: Sequence[ast.Module],
    entities: Sequence[Entity],
    surfaces: Sequence[Surface],
    name: str | None,
    root_module: str | None,
) -> AppSpec:
    root = next((module for module in project if module.name.text == root_module), None)
    app = (root.app if root else None) or next((module.app for module in project if module.app), None)
    own_name = name or (app.name.text if app else project[0].name.text if project else "dazzle")
    settings = {item.key.text: _value(item) for item in app.properties} if app else {}
    served = _served(scope, project, str(settings.get("security_profile", "basic")))
    kept = [
        entity if entity.owner is Owner.PROJECT else replace(entity, served=entity.name in served)
        for entity in entities
    ]
    if project and not any(declared.owner is Owner.PROJECT for declared in scope.surfaces.values()):
        own = [entity for entity in kept if entity.owner is Owner.PROJECT]
        if own:
            scope.report(generated_surfaces.at())
        surfaces = [*(surface for entity in own for surface in surfaces_for(entity)), *surfaces]
    shown = {entity.name for entity in kept if entity.served}
    return AppSpec(
        name=own_name,
        title=app.title.value if app and app.title else names.title(own_name),
        label=fold(own_name),
        security_profile=str(settings.get("security_profile", "basic")),
        multi_tenant=settings.get("multi_tenant") is True,
        feedback_widget=_widget_enabled(project),
        entities=tuple(kept),
        enums=tuple(_enums(scope)),
        personas=tuple(_personas(scope)),
        surfaces=tuple(
            surface
            for surface in surfaces
            if surface.entity in shown and (scope.surfaces.get(surface.name) is None or _is_about(scope, surface))
        ),
    )


def _is_about(scope: Scope, surface: Surface) -> bool:
    """A framework surface is about the framework's entity, not about the project's of the same name."""
    return scope.surfaces[surface.name].owner is scope.entities[surface.entity].owner or (
        scope.surfaces[surface.name].owner is Owner.PROJECT
    )


def _served(scope: Scope, project: Sequence[ast.Module], profile: str) -> set[str]:
    """Names of the framework entities that this application shows."""
    nodes = [node for module in project for node in module.declarations]
    conditions = {
        "FeedbackReport": _widget_enabled(project),
        "AIJob": any(isinstance(node, ast.LlmConfig) for node in nodes),
        **dict.fromkeys(("ProcessRun", "SessionInfo", "LogEntry", "EventTrace"), profile in WIDE_PROFILES),
        **dict.fromkeys(EVERYWHERE, True),
    }
    return {
        name
        for name, declared in scope.entities.items()
        if declared.owner is Owner.FRAMEWORK and conditions.get(name, False)
    }


def _widget_enabled(project: Sequence[ast.Module]) -> bool:
    """The last `feedback_widget:` of the project decides."""
    widgets = [node for module in project for node in module.declarations if isinstance(node, ast.FeedbackWidget)]
    return bool(widgets) and widgets[-1].enabled


def _value(item: ast.Property) -> object:
    if not item.values:
        return None
    value = item.values[0]
    return value.text if isinstance(value, ast.Name) else value.value


def _enums(scope: Scope) -> Iterator[Enum]:
    for declared in scope.enums.values():
        node = declared.node
        assert isinstance(node, ast.Enum)
        values = tuple(
            EnumValue(value=v.value, title=v.title.value if v.title else names.title(v.value)) for v in node.values
        )
        title = node.title.value if node.title else names.title(node.name.text)
        yield Enum(name=node.name.text, title=title, values=values)


def _personas(scope: Scope) -> Iterator[Persona]:
    for declared in scope.personas.values():
        node = declared.node
        assert isinstance(node, ast.Persona)
        properties: Mapping[str, object] = {item.key.text: _value(item) for item in node.properties}
        description = properties.get("description")
        yield Persona(
            name=node.name.text,
            title=node.title.value if node.title else names.title(node.name.text),
            role=str(properties.get("role") or node.name.text),
            description=str(description) if description else None,
            span=node.name.span,
        )


def _check_tables(scope: Scope, entities: Sequence[Entity]) -> None:
    first: dict[str, Entity] = {}
    for entity in entities:
        if not entity.table_name:
            continue
        other = first.setdefault(entity.table_name, entity)
        if other is not entity:
            scope.report(duplicate_table_name.at(entity.span, entity.name, other.name, other.span, entity.table_name))
