"""The shortest way to write an AppSpec in a test.

    app(
        entity("Supplier", field("name", Str(80), required=True)),
        entity("Invoice", field("supplier", Ref("Supplier"), required=True), field("total", Money("EUR"))),
    )

    compiled("entity Supplier: ...").require()      the same from text, with all that the compiler says

An entity without a primary key gets `id: uuid pk`. What the linker settles is settled here as well: titles, table
names, the keys of references, uniques of single fields.
"""

from textwrap import dedent

from msgspec.structs import replace

from dazzle.compiler import Compilation, compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner, Storage, Unique
from dazzle.ir.surface import Mode, Section, Surface, SurfaceField
from dazzle.link import names

ID = Field(name="id", title="Id", type=Uuid(), required=True)


def field(name: str, type: FieldType, **more) -> Field:  # noqa: A002  as in Field
    return Field(**{"name": name, "title": names.title(name), "type": type, **more})


def entity(name: str, *fields: Field, **more) -> Entity:
    """An entity of these fields, in a table unless `storage` says otherwise."""
    if "primary_key" not in more:
        fields = (ID, *fields)
    key = more.get("primary_key", ("id",))
    virtual = more.get("storage") is Storage.VIRTUAL
    prefix = "dazzle_" if more.get("owner") is Owner.FRAMEWORK else ""
    settled = {
        "title": names.title(name),
        "fields": fields,
        "primary_key": key,
        "uniques": tuple(Unique(fields=(each.name,)) for each in fields if each.unique),
        "table_name": "" if virtual else names.table_name(name, prefix),
        "display_field": next((each.name for each in fields if isinstance(each.type, Str)), (key or ("",))[0]),
    }
    return Entity(**{"name": name, **settled, **more})


def virtual(name: str, *fields: Field, source: str = "health", **more) -> Entity:
    return entity(name, *fields, storage=Storage.VIRTUAL, source=source, **more)


def surface(of: Entity, mode: Mode = Mode.LIST, *, fields: tuple[str, ...] | None = None, **more) -> Surface:
    """A page over these fields of an entity (all but the first of its key, else)."""
    shown = [each for each in of.fields if each.name in fields] if fields else [f for f in of.fields if f != ID]
    section = Section(
        name="main", title=None, fields=tuple(SurfaceField(name=each.name, title=each.title) for each in shown)
    )
    settled = {"title": of.title, "entity": of.name, "mode": mode, "sections": (section,)}
    return Surface(**{"name": f"{names.snake_case(of.name)}_{mode}", **settled, **more})


def app(*entities: Entity, name: str = "shop", **more) -> AppSpec:
    """An application of these entities, whose references know their keys."""
    by_name = {each.name: each for each in reversed(entities)}
    settled = tuple(replace(each, fields=tuple(_with_key(one, by_name) for one in each.fields)) for each in entities)
    return AppSpec(**{"name": name, "title": names.title(name), "label": name, "entities": settled, **more})


def _with_key(one: Field, entities: dict[str, Entity]) -> Field:
    if not isinstance(one.type, Ref):
        return one
    target = entities[one.type.entity]
    key = target.field(target.primary_key[0]).type
    return replace(one, type=replace(one.type, key=key, on_delete=one.type.on_delete or OnDelete.RESTRICT))


def compiled(*texts: str, **more) -> Compilation:
    """What the compiler makes of a project of these files: a.dsl, b.dsl ..."""
    sources = [SourceFile(f"{name}.dsl", dedent(text)) for name, text in zip("abcdefgh", texts, strict=False)]
    return compile_sources(sources, **more)
