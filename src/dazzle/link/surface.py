"""ast.Surface to ir.Surface, and the surfaces that a project without any is given."""

from collections.abc import Iterable, Mapping

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.has_many import HasMany
from dazzle.ir import surface as ir
from dazzle.ir.entity import Entity, Field
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import surface_without_entity, unknown_field, unknown_mode
from dazzle.link.scope import Declared, Scope
from dazzle.link.unserved import diagnose

MODES = tuple(ir.Mode)


def link_surface(scope: Scope, declared: Declared, fields: Mapping[str, Mapping[str, Field]]) -> ir.Surface | None:
    """The linked surface; None when it cannot be shown, which is reported."""
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
    for name in (*(key.field for key in ux.sort), *ux.filter, *ux.search):
        _known(scope, entity, name, own)
    sections = tuple(_section(scope, entity, section, own) for section in node.sections)
    if mode is None:
        return None
    return ir.Surface(
        name=node.name.text,
        title=node.title.value if node.title else names.title(node.name.text),
        entity=entity,
        mode=mode,
        sections=sections or (generated_section(own.values(), mode),),
        purpose=ux.purpose.value if ux.purpose else None,
        sort=tuple(ir.SortKey(field=key.field.text, descending=key.descending) for key in ux.sort),
        filter=tuple(name.text for name in ux.filter),
        search=tuple(name.text for name in ux.search),
        empty=ux.empty.value if ux.empty else None,
        span=node.name.span,
    )


def _mode(scope: Scope, node: ast.Surface) -> ir.Mode | None:
    """The surface's mode; None, with the reason reported, when no page can be made of it."""
    if node.mode is None or node.mode.text == "custom":
        scope.report(diagnose(node.name.span, "a surface without a mode of its own is", "it has no page"))
        return None
    if node.mode.text not in MODES:
        scope.report(unknown_mode.at(node.mode, MODES))
        return None
    return ir.Mode(node.mode.text)


def _known(scope: Scope, entity: str, name: ast.Name, own: Mapping[str, Field]) -> bool:
    if name.text not in own:
        scope.report(unknown_field.at(name, entity, own))
    return name.text in own


def _section(scope: Scope, entity: str, node: ast.Section, own: Mapping[str, Field]) -> ir.Section:
    shown = []
    for field in node.fields:
        if _known(scope, entity, field.name, own):
            title = field.title.value if field.title else own[field.name.text].title
            shown.append(ir.SurfaceField(name=field.name.text, title=title, help=_help(field)))
    return ir.Section(name=node.name.text, title=node.title.value if node.title else None, fields=tuple(shown))


def _help(field: ast.SurfaceField) -> str | None:
    for item in field.properties:
        if item.key.text == "help" and item.values and isinstance(item.values[0], ast.String):
            return item.values[0].value
    return None


def generated_section(fields: Iterable[Field], mode: ir.Mode) -> ir.Section:
    """All fields that a page of that mode can show: a form asks for no value that is set by itself."""
    form = mode in {ir.Mode.CREATE, ir.Mode.EDIT}
    shown = [
        field
        for field in fields
        if _shows(field.type) and field.name != "id" and not (form and field.automatic is not None)
    ]
    return ir.Section(name="main", title=None, fields=tuple(ir.SurfaceField(name=f.name, title=f.title) for f in shown))


def _shows(kind: FieldType) -> bool:
    return not isinstance(kind, HasMany)


def generated_surfaces(entity: Entity) -> Iterable[ir.Surface]:
    """A list, a view, a create and an edit page over all fields; only a list and a view of a virtual entity."""
    modes = MODES if entity.table_name else (ir.Mode.LIST, ir.Mode.VIEW)
    for mode in modes:
        yield ir.Surface(
            name=f"{names.snake_case(entity.name)}_{mode}",
            title=entity.title,
            entity=entity.name,
            mode=mode,
            sections=(generated_section(entity.fields, mode),),
        )
