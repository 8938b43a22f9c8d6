"""ast.Surface to ir.Surface, and the surfaces that a project without any is given."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from dazzle.fieldtypes.derived import Derived
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.entity import Automatic, Entity, Field, Storage
from dazzle.ir.surface import FieldOption, Format, Mode, Section, SubtypeCase, Surface, SurfaceField
from dazzle.ir.types import Kind, is_number, of_field
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.beside import link_actions, link_companions, link_hops, link_related
from dazzle.link.checks import (
    surface_not_exposed,
    surface_without_entity,
    unknown_mode,
    unsuitable_search,
    unsuitable_target,
    view_of_another_entity,
)
from dazzle.link.condition import link_quietly
from dazzle.link.constraint import has_column
from dazzle.link.environment import Environment
from dazzle.link.plain import seconds, text, title, truth, value, word, words
from dazzle.link.scope import Declared, Scope
from dazzle.link.unserved import diagnose
from dazzle.link.ux import link_attention, link_bulk_actions, link_empty, link_gate, link_variants, paths, sort_keys

MODES = tuple(Mode)
NOT_OURS = frozenset({"custom", "review"})  # modes of the published language that have no page here
NEEDS: Mapping[Mode, str] = {Mode.LIST: "list", Mode.VIEW: "read", Mode.CREATE: "create", Mode.EDIT: "update"}
FORMS = frozenset({Mode.CREATE, Mode.EDIT})


def link_surface(nobody: Environment, declared: Declared, keys: Mapping[str, tuple[str, ...]]) -> Surface | None:
    """The linked surface; None when it cannot be shown, which is reported. `keys` are the entities' primary keys."""
    node, scope = declared.node, nobody.scope
    assert isinstance(node, ast.Surface)
    mode = _mode(scope, node)
    if node.entity is None:
        if mode is not None:
            scope.report(surface_without_entity.at(node))
        return None
    if scope.entity(node.entity) is None:
        return None
    scope.check_import(node.entity, declared)
    env = replace(nobody, entity=node.entity.text)
    _check_view(scope, node, env.entity)
    sections = tuple(_section(env, section) for section in node.sections)
    made = Surface(
        name=node.name.text,
        title=title(node),
        entity=env.entity,
        mode=mode or Mode.VIEW,
        sections=sections,
        span=node.name.span,
    )
    made = _with_what_is_beside(env, node, _with_ux(env, node.ux or ast.Ux(span=node.span), made))
    if mode is None:
        return None
    return made if sections else replace(made, sections=(whole_section(env.own.values(), keys[env.entity], mode),))


def _with_ux(env: Environment, ux: ast.Ux, made: Surface) -> Surface:
    scope, entity, own = env.scope, env.entity, env.own
    return replace(
        made,
        purpose=text(ux.purpose),
        sort=sort_keys([key for key in ux.sort if _is_column(scope, key.field, entity, own)]),
        filter=paths([path for path in ux.filter if _is_column(scope, path, entity, own)]),
        search=paths([path for path in ux.search if _is_searchable(scope, path, entity, own)]),
        empty=text(ux.empty.collection or ux.empty.text) if ux.empty else None,
        texts=link_empty(ux.empty),
        show=paths(ux.show),
        search_first=truth(ux.search_first),
        attention=link_attention(env, ux.attention),
        bulk_actions=link_bulk_actions(ux.bulk_actions),
        measure=word(ux.measure),
        variants=link_variants(env, ux.variants),
    )


def _with_what_is_beside(env: Environment, node: ast.Surface, made: Surface) -> Surface:
    return replace(
        made,
        priority=word(node.priority),
        access=link_gate(env, node.access),
        view=env.scope.known(node.source, ast.View.KIND),
        searches=words(node.search),
        actions=link_actions(node.actions),
        variants=(*link_variants(env, node.variants), *made.variants),
        related=link_related(env, node),
        companions=link_companions(env, node.companions),
        layout=word(node.layout),
        display=word(node.display),
        render=word(node.render),
        refresh=seconds(node.refresh),
        peek=word(node.peek),
        show_history=truth(node.show_history),
        open=link_hops(env, node.open),
        emits=words(node.emits),
    )


def _check_view(scope: Scope, node: ast.Surface, entity: str) -> None:
    """Reports a view as source whose rows are of another entity."""
    declared = scope.named(ast.View.KIND).get(node.source.text) if node.source is not None else None
    source = declared.node.source if declared is not None and isinstance(declared.node, ast.View) else None
    if node.source is not None and source is not None and source.text != entity:
        scope.report(view_of_another_entity.at(node.source, source, entity))


def check_exposed(scope: Scope, surface: Surface, entity: Entity) -> None:
    """A page needs rows, which a mere part of others has not, and an operation, which the entity may not expose."""
    if entity.storage is Storage.EMBEDDED and surface.span is not None:
        scope.report(unsuitable_target.embedded(surface.span, entity.name))
    if entity.expose is not None and NEEDS[surface.mode] not in entity.expose:
        scope.report(surface_not_exposed.at(surface.span, surface.name, entity.name, NEEDS[surface.mode]))


def _mode(scope: Scope, node: ast.Surface) -> Mode | None:
    """The surface's mode; None, with the reason reported, when no page can be made of it."""
    if node.mode is None or node.mode.text in NOT_OURS:
        scope.report(diagnose(node.name.span, "a surface without a mode of its own is", "it has no page"))
        return None
    if node.mode.text not in MODES:
        scope.report(unknown_mode.at(node.mode, MODES))
        return None
    return Mode(node.mode.text)


def _is_column(scope: Scope, path: ast.Path, entity: str, own: Mapping[str, Field]) -> bool:
    if not has_column(scope, path.parts[0], entity, own):
        return False
    if len(path.parts) > 1:
        scope.report(diagnose(path.span, "a path through a reference in `sort`, `filter` or `search` is", "left out"))
    return len(path.parts) == 1


def _is_searchable(scope: Scope, path: ast.Path, entity: str, own: Mapping[str, Field]) -> bool:
    if not _is_column(scope, path, entity, own):
        return False
    name = path.parts[0]
    type_ = own[name.text].type
    if of_field(type_).kind is not Kind.TEXT:
        scope.report(unsuitable_search.at(name, type_.keyword))
        return False
    return True


def _section(env: Environment, node: ast.Section) -> Section:
    shown = []
    for written in node.fields:
        field = env.scope.check_field(written.name, env.entity, env.own)
        if field is not None:
            shown.append(_field(env, written, field))
    return Section(
        name=node.name.text,
        title=text(node.title),
        fields=tuple(shown),
        visible=link_quietly(env, node.visible),
        note=text(node.note),
        layout=word(node.layout),
        subtypes=tuple(
            SubtypeCase(subtype=each.subtype.text, surface=env.scope.known(each.surface, ast.Surface.KIND))
            for each in node.subtype_panel
        ),
    )


def _field(env: Environment, node: ast.SurfaceField, field: Field) -> SurfaceField:
    return SurfaceField(
        name=field.name,
        title=text(node.title) or field.title,
        help=text(node.help),
        widget=value(node.widget),
        source=value(node.source),
        format=Format(name=node.format.name.text, argument=value(node.format.argument)) if node.format else None,
        visible=link_quietly(env, node.visible),
        when=link_quietly(env, node.when),
        options=tuple(FieldOption(name=each.key.text, value=value(each.value)) for each in node.options),
    )


def whole_section(fields: Iterable[Field], key: tuple[str, ...], mode: Mode) -> Section:
    """All fields that a page of that mode can show."""
    shown = [field for field in fields if _shows(field, key, mode)]
    return Section(name="main", title=None, fields=tuple(SurfaceField(name=f.name, title=f.title) for f in shown))


def _shows(field: Field, key: tuple[str, ...], mode: Mode) -> bool:
    """A key that is made by itself says nothing to a person; a form asks for nothing that it cannot set.

    What an entity is given and need not have is for what acts upon it.
    """
    if (field.given_by is not None and not field.required) or field.automatic is Automatic.TENANT:
        return False
    if isinstance(field.type, Derived):
        return mode is Mode.VIEW and isinstance(field.type, HasMany)
    if key == (field.name,) and (isinstance(field.type, Uuid) or is_number(of_field(field.type))):
        return False
    if mode is Mode.EDIT and field.name in key:
        return False
    return not (mode in FORMS and field.automatic is not None)


def surfaces_for(entity: Entity) -> Iterator[Surface]:
    """A list, a view, a create and an edit page over all fields; only a list and a view of a virtual entity."""
    for mode in MODES:
        exposed = entity.expose is None or NEEDS[mode] in entity.expose
        if exposed and entity.served and (entity.storage is Storage.TABLE or mode not in FORMS):
            yield Surface(
                name=f"{names.snake_case(entity.name)}_{mode}",
                title=entity.title,
                entity=entity.name,
                mode=mode,
                sections=(whole_section(entity.fields, entity.primary_key, mode),),
            )
