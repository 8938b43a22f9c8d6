"""The first step of an entity: its items with those of its archetypes, its fields, its key. It needs only names."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Automatic, Field, Owner
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import (
    duplicate_field,
    no_primary_key,
    unsuitable_key,
    unsuitable_name,
    unsuitable_partition,
    unsuitable_was,
)
from dazzle.link.field import LinkedField, link_field
from dazzle.link.given import Entities
from dazzle.link.inherited import inherited
from dazzle.link.scope import Declared, Scope

KEY_TYPES = ("uuid", "int", "bigint", "str", "slug", "date", "email", "text", "enum", "ref", "belongs_to")

Item = TypeVar("Item", bound=ast.Node)


class Shape(Struct, frozen=True):
    """An entity after the first step.

    `whole` is False when a line could not be read or bound: a key may be in it. `is_part` tells whether an entity
    embeds it.
    """

    declared: Declared
    node: ast.Entity
    items: tuple[ast.EntityItem, ...]
    by_kind: Mapping[type[ast.Node], tuple[ast.Node, ...]]
    fields: tuple[LinkedField, ...]
    whole: bool
    is_part: bool
    of_tenant: bool

    @property
    def name(self) -> str:
        return self.node.name.text

    @property
    def key(self) -> tuple[Field, ...]:
        return tuple(linked.field for linked in self.fields if linked.primary)

    @property
    def embedded(self) -> bool:
        """Whether it is nothing but a part of others, and has no rows."""
        return self.is_part and self.whole and not self.key and not self.virtual

    @property
    def virtual(self) -> bool:
        return ast.Virtual in self.by_kind

    def of(self, kind: type[Item]) -> tuple[Item, ...]:
        """The items of one kind, in the order written."""
        return cast("tuple[Item, ...]", self.by_kind.get(kind, ()))

    def first(self, kind: type[Item]) -> Item | None:
        """The first item of a kind, of which there is one."""
        return next(iter(self.of(kind)), None)

    def references(self, target: str) -> Iterator[str]:
        """The names of the fields that refer to an entity."""
        for linked in self.fields:
            if isinstance(linked.field.type, Ref) and linked.field.type.entity == target:
                yield linked.field.name


def by_name(shapes: Iterable[Shape]) -> dict[str, Shape]:
    """What each name means to the project, whose shapes come first."""
    named: dict[str, Shape] = {}
    for made in shapes:
        named.setdefault(made.name, made)
    return named


def has(node: ast.Node, kind: type[ast.Node]) -> bool:
    """True when an entity has an item of that kind."""
    return isinstance(node, ast.Entity) and any(isinstance(item, kind) for item in node.items)


def shape(entities: Entities, declared: Declared) -> Shape:
    """The fields with their types; the keys of references are still open."""
    scope, node = entities.scope, declared.node
    assert isinstance(node, ast.Entity)
    if (complaint := names.complaint(node.name.text)) is not None:
        scope.report(unsuitable_name.at(node.name, complaint))
    items = (*inherited(scope, node), *((item, declared) for item in node.items))
    named = (item.name for item, _ in items if isinstance(item, ast.Field | ast.Computed | ast.Broken))
    taken = {name.text for name in named if name is not None}
    before = [given for given in entities.before(declared) if given.field.name.text not in taken]
    after = [given for given in entities.after(declared) if given.field.name.text not in taken]
    giver = Declared(node, declared.module, Owner.FRAMEWORK)  # what the text does not say needs no `use`
    written = ((given.field, giver) for given in before), items, ((given.field, giver) for given in after)
    linked, whole = _link_fields(scope, node, tuple(chain.from_iterable(written)))
    by = {given.field.name.text: given.by for given in (*before, *after)}
    fields = tuple(_given_by(each, by[each.field.name]) if each.field.name in by else each for each in linked)
    if declared.owner is Owner.PROJECT and entities.is_divided(node):
        fields = tuple(_of_tenant(entities, each) for each in fields)
    made = Shape(
        declared=declared,
        node=node,
        items=tuple(item for item, _ in items),
        by_kind=_by_kind(item for item, _ in items),
        fields=_with_wide_key(fields),
        whole=whole,
        is_part=node.name.text in entities.parts,
        of_tenant=declared.owner is Owner.PROJECT and entities.is_of_tenant(node),
    )
    _check_key(scope, made)
    return made


def _by_kind(items: Iterable[ast.EntityItem]) -> dict[type[ast.Node], tuple[ast.Node, ...]]:
    found: dict[type[ast.Node], list[ast.Node]] = {}
    for item in items:
        found.setdefault(type(item), []).append(item)
    return {kind: tuple(same) for kind, same in found.items()}


def _given_by(linked: LinkedField, by: str) -> LinkedField:
    return replace(linked, field=replace(linked.field, given_by=by))


def _of_tenant(entities: Entities, linked: LinkedField) -> LinkedField:
    """The field that tells whose row it is, as one that is set by itself; reports one that cannot tell it."""
    tenancy, field = entities.tenancy, linked.field
    if tenancy is None or field.name != tenancy.partition_key:
        return linked
    if not (isinstance(field.type, Ref) and field.type.entity == tenancy.root and field.required):
        entities.scope.report(unsuitable_partition.at(field.span, field.name, str(tenancy.root)))
        return linked
    return replace(linked, field=replace(field, automatic=Automatic.TENANT))


def link_archetypes(scope: Scope) -> list[tuple[str, tuple[LinkedField, ...]]]:
    """The fields of the archetypes that no entity extends; what is wrong with the lines of any is reported."""
    extended = {name.text for each in scope.every_entity for name in _extended(each.node)}
    found = []
    for declared in scope.archetypes.values():
        node = declared.node
        assert isinstance(node, ast.Archetype)
        linked, _ = _link_fields(scope, node, tuple((item, declared) for item in node.items))
        if node.name.text not in extended:
            found.append((node.name.text, linked))
    return found


def _extended(node: ast.Named | ast.Offered) -> Iterator[ast.Name]:
    assert isinstance(node, ast.Entity)
    for item in node.items:
        if isinstance(item, ast.Extends):
            yield from item.archetypes


def _link_fields(
    scope: Scope, node: ast.Entity | ast.Archetype, items: tuple[tuple[ast.EntityItem, Declared], ...]
) -> tuple[tuple[LinkedField, ...], bool]:
    """The fields that could be linked, and whether every line could be read."""
    name = node.name.text
    first: dict[str, ast.Name] = {}
    linked: list[LinkedField] = []
    columns: dict[str, str] = {}
    whole = True
    for item, origin in items:
        if _stands_twice(scope, name, item, first):
            continue
        match item:
            case ast.Broken(name=None):
                scope.half_read.add(name)
                whole = False
            case ast.Broken(name=ast.Name(text=text)):
                scope.hidden.add((name, text))
                whole = False
            case ast.Computed(name=ast.Name(text=text)):
                scope.hidden.add((name, text))
                scope.computed.setdefault(name, {})[text] = item
            case ast.Field():
                found = link_field(scope, item, origin)
                if found is None:
                    scope.hidden.add((name, item.name.text))
                    whole = False
                    continue
                linked.append(found)
                _check_columns(scope, item, found.field.type, columns)
    for found in linked:
        if (was := found.node.was) is not None and was.text in first and was.text != found.field.name:
            scope.report(unsuitable_was.at(was, "is a field of its own beside this one", scope.sources[was.span.file]))
    return tuple(linked), whole


def _stands_twice(scope: Scope, entity: str, item: ast.EntityItem, first: dict[str, ast.Name]) -> bool:
    """Whether another field of that name came before, which is reported."""
    if not isinstance(item, ast.Field | ast.Computed):
        return False
    other = first.setdefault(item.name.text, item.name)
    if other is not item.name:
        scope.report(duplicate_field.at(item.name, other.span, entity))
    return other is not item.name


def _check_columns(scope: Scope, node: ast.Field, bound: FieldType, columns: dict[str, str]) -> None:
    """No two fields may become columns of one name, and no column's name may be cut."""
    name = node.name.text
    taken = [name] if isinstance(bound, Ref) else [column.name for column in bound.columns(name)]
    for column in taken:
        if (other := columns.setdefault(column, name)) != name:
            scope.report(duplicate_field.of_column(node.name, column, other))
        elif column != name and (complaint := names.complaint(column)) is not None:
            scope.report(unsuitable_name.at(node.name, f"becomes the column `{column}`, which {complaint}"))


def _with_wide_key(fields: tuple[LinkedField, ...]) -> tuple[LinkedField, ...]:
    """A whole number that PostgreSQL counts up has 64 bits: a table that lives long outgrows 32."""
    keys = [linked for linked in fields if linked.primary]
    if len(keys) != 1 or not isinstance(keys[0].field.type, Int) or keys[0].node.default is not None:
        return fields
    wide = replace(keys[0], field=replace(keys[0].field, type=BigInt()))
    return tuple(wide if linked is keys[0] else linked for linked in fields)


def _check_key(scope: Scope, made: Shape) -> None:
    for linked in made.fields:
        if linked.primary and linked.field.type.keyword not in KEY_TYPES:
            scope.report(unsuitable_key.at(linked.node))
    if not made.key and made.whole and not made.embedded:
        scope.report(no_primary_key.at(made.node, scope.sources[made.node.span.file]))
