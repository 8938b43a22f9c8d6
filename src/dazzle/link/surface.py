"""ast.Surface to ir.Surface, and the surfaces that a project without any is given."""

from collections.abc import Iterable, Iterator, Mapping

from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.entity import Entity, Field, Storage
from dazzle.ir.surface import Mode, Section, Surface, SurfaceField
from dazzle.ir.types import Kind, is_number, of_field
from dazzle.ir.ux import SortKey
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import surface_without_entity, unknown_mode, unsuitable_search
from dazzle.link.constraint import has_column
from dazzle.link.plain import text
from dazzle.link.scope import Declared, Scope
from dazzle.link.unserved import diagnose

MODES = tuple(Mode)
NOT_OURS = frozenset({"custom", "review"})  # modes of the published language that have no page here
FORMS = frozenset({Mode.CREATE, Mode.EDIT})


def link_surface(
    scope: Scope, declared: Declared, fields: Mapping[str, Mapping[str, Field]], keys: Mapping[str, tuple[str, ...]]
) -> Surface | None:
    """The linked surface; None when it cannot be shown, which is reported. `keys` are the entities' primary keys."""
    node = declared.node
    assert isinstance(node, ast.Surface)
    mode = _mode(scope, node)
    if node.entity is None:
        scope.report(surface_without_entity.at(node))
        return None
    if scope.entity(node.entity) is None:
        return None
    scope.check_import(node.entity, declared)
    entity = node.entity.text
    own = fields[entity]
    ux = node.ux or ast.Ux(span=node.span)
    sections = tuple(_section(scope, entity, section, own) for section in node.sections)
    sort = [key for key in ux.sort if _is_column(scope, key.field, entity, own)]
    filters = [path for path in ux.filter if _is_column(scope, path, entity, own)]
    search = [path for path in ux.search if _is_searchable(scope, path, entity, own)]
    if mode is None:
        return None
    return Surface(
        name=node.name.text,
        title=node.title.value if node.title else names.title(node.name.text),
        entity=entity,
        mode=mode,
        sections=sections or (whole_section(own.values(), keys[entity], mode),),
        purpose=ux.purpose.value if ux.purpose else None,
        sort=tuple(SortKey(field=key.field.parts[0].text, descending=key.descending) for key in sort),
        filter=tuple(path.parts[0].text for path in filters),
        search=tuple(path.parts[0].text for path in search),
        empty=text(ux.empty.collection or ux.empty.text) if ux.empty else None,
        span=node.name.span,
    )


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


def _section(scope: Scope, entity: str, node: ast.Section, own: Mapping[str, Field]) -> Section:
    shown = []
    for written in node.fields:
        field = scope.check_field(written.name, entity, own)
        if field is not None:
            title = written.title.value if written.title else field.title
            shown.append(SurfaceField(name=field.name, title=title, help=_help(written)))
    return Section(name=node.name.text, title=node.title.value if node.title else None, fields=tuple(shown))


def _help(field: ast.SurfaceField) -> str | None:
    for item in field.properties:
        if item.key.text == "help" and item.values and isinstance(item.values[0], ast.String):
            return item.values[0].value
    return None


def whole_section(fields: Iterable[Field], key: tuple[str, ...], mode: Mode) -> Section:
    """All fields that a page of that mode can show."""
    shown = [field for field in fields if _shows(field, key, mode)]
    return Section(name="main", title=None, fields=tuple(SurfaceField(name=f.name, title=f.title) for f in shown))


def _shows(field: Field, key: tuple[str, ...], mode: Mode) -> bool:
    """A key that is made by itself says nothing to a person; a form asks for nothing that it cannot set."""
    if isinstance(field.type, HasMany):
        return mode is Mode.VIEW
    if key == (field.name,) and (isinstance(field.type, Uuid) or is_number(of_field(field.type))):
        return False
    if mode is Mode.EDIT and field.name in key:
        return False
    return not (mode in FORMS and field.automatic is not None)


def surfaces_for(entity: Entity) -> Iterator[Surface]:
    """A list, a view, a create and an edit page over all fields; only a list and a view of a virtual entity."""
    for mode in MODES:
        if entity.storage is Storage.TABLE or mode not in FORMS:
            yield Surface(
                name=f"{names.snake_case(entity.name)}_{mode}",
                title=entity.title,
                entity=entity.name,
                mode=mode,
                sections=(whole_section(entity.fields, entity.primary_key, mode),),
            )
