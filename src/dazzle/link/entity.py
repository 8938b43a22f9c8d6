"""ast.Entity to ir.Entity, in two steps: what it looks like, and what it says about itself and others.

The first step needs only names; after it every entity's fields and keys are known, which the second needs for paths,
references and deletes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir import entity as ir
from dazzle.ir.expression import Expression, FieldPath, row_local
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import (
    duplicate_field,
    field_without_column,
    no_primary_key,
    unknown_field,
    unknown_source,
    unsuitable_key,
    unsuitable_name,
    unsuitable_table_name,
    unsuitable_was,
)
from dazzle.link.expression import Environment, link_expression
from dazzle.link.field import LinkedField, link_field, stored
from dazzle.link.scope import Declared, Scope
from dazzle.link.states import link_states

SOURCES = ("health", "metrics", "processes", "logs", "events")
KEY_TYPES = ("uuid", "int", "bigint", "str", "slug", "date", "email", "text", "enum", "ref", "belongs_to")
_TABLE = re.compile(r"(?!dazzle_|pg_|_)[a-z][a-z0-9_]{0,62}", re.ASCII)
_FUNCTION = re.compile(r"services/[A-Za-z_]\w*(/[A-Za-z_]\w*)*:[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shape:
    """An entity after the first step: its items with those of its archetypes before them, and its fields."""

    declared: Declared
    node: ast.Entity
    items: tuple[ast.EntityItem, ...]
    fields: tuple[LinkedField, ...]
    whole: bool  # False when an item could not be read: a missing key may be in it

    @property
    def name(self) -> str:
        return self.node.name.text

    @property
    def by_name(self) -> dict[str, ir.Field]:
        return {linked.field.name: linked.field for linked in self.fields}

    @property
    def key(self) -> tuple[ir.Field, ...]:
        return tuple(linked.field for linked in self.fields if linked.primary)

    def of(self, kind: type) -> Iterator[ast.EntityItem]:
        return (item for item in self.items if isinstance(item, kind))


def _merged(scope: Scope, node: ast.Entity) -> tuple[ast.EntityItem, ...]:
    """The entity's items, after those of the archetypes it extends; its own field of a name wins."""
    own = {item.name.text for item in node.items if isinstance(item, ast.Field)}
    before: list[ast.EntityItem] = []
    for item in node.items:
        if not isinstance(item, ast.Extends):
            continue
        for name in item.archetypes:
            archetype = scope.archetype(name)
            for inherited in archetype.items if archetype else ():
                if isinstance(inherited, ast.Field):
                    if inherited.name.text in own:
                        continue
                    own.add(inherited.name.text)
                before.append(inherited)
    return (*before, *node.items)


def shape(scope: Scope, declared: Declared) -> Shape:
    """The first step: fields with their types, the references' keys still open."""
    node = declared.node
    assert isinstance(node, ast.Entity)
    if (complaint := names.complaint(node.name.text)) is not None:
        scope.report(unsuitable_name.at(node.name, complaint))
    items = _merged(scope, node)
    linked: dict[str, LinkedField] = {}
    whole = not any(isinstance(item, ast.Broken) for item in items)
    columns: dict[str, str] = {}
    for item in items:
        if not isinstance(item, ast.Field):
            continue
        if (first := linked.get(item.name.text)) is not None:
            scope.report(duplicate_field.at(item.name, first.field.span, node.name.text))
            continue
        field = link_field(scope, item, declared)
        if field is None:
            whole = False
            continue
        linked[item.name.text] = field
        _check_columns(scope, item, field.field.type, columns)
    made = Shape(declared, node, items, tuple(linked.values()), whole)
    _check_key(scope, made)
    return made


def _check_columns(scope: Scope, node: ast.Field, bound: FieldType, columns: dict[str, str]) -> None:
    name = node.name.text
    taken = [name] if isinstance(bound, Ref) else [column.name for column in bound.columns(name)]
    for column in taken:
        if (other := columns.setdefault(column, name)) != name:
            scope.report(duplicate_field.of_column(node.name, column, other))


def _check_key(scope: Scope, made: Shape) -> None:
    for linked in made.fields:
        if linked.primary and linked.field.type.keyword not in KEY_TYPES:
            scope.report(unsuitable_key.at(linked.node))
    if not made.key and made.whole:
        scope.report(no_primary_key.at(made.node))


class EntityLinker:
    """The second step, for one entity: `own` are its fields with references settled, `fields` every entity's."""

    def __init__(
        self, scope: Scope, made: Shape, own: Mapping[str, ir.Field], fields: Mapping[str, Mapping[str, ir.Field]]
    ) -> None:
        self.scope = scope
        self.shape = made
        self.own = own
        # A framework entity that gave way shares its name with the project's; here its own fields count.
        self.env = Environment(scope, made.name, {**fields, made.name: own})

    def link(self) -> ir.Entity:
        made, node = self.shape, self.shape.node
        properties = {item.key.text: item for item in made.items if isinstance(item, ast.Property)}
        source = self.virtual_source()
        owner = made.declared.owner
        return ir.Entity(
            name=made.name,
            title=node.title.value if node.title else names.title(made.name),
            fields=tuple(self.own.values()),
            primary_key=tuple(field.name for field in made.key),
            uniques=tuple(self.uniques()),
            indexes=tuple(self.indexes()),
            invariants=tuple(self.invariants()),
            states=link_states(
                self.scope, node, [item for item in made.items if isinstance(item, ast.Transitions)], self.own
            ),
            access=tuple(self.access()),
            storage=ir.Storage.TABLE if source is None else ir.Storage.VIRTUAL,
            owner=owner,
            source=source,
            table_name="" if source is not None else self.table_name(owner),
            display_field=self.display_field(properties.get("display_field")),
            archetype=_word(properties.get("archetype")),
            intent=_word(properties.get("intent")),
            was=self.was(),
            span=node.name.span,
        )

    def virtual_source(self) -> str | None:
        for item in self.shape.items:
            if isinstance(item, ast.Virtual):
                if item.source not in SOURCES and not _FUNCTION.fullmatch(item.source):
                    self.scope.report(unknown_source.at(item.span, item.source, SOURCES))
                return item.source
        return None

    def table_name(self, owner: ir.Owner) -> str:
        for item in self.shape.items:
            if isinstance(item, ast.TableName):
                if not _TABLE.fullmatch(item.name.text):
                    self.scope.report(unsuitable_table_name.at(item.name))
                return item.name.text
        if owner is ir.Owner.FRAMEWORK:
            return f"dazzle_{names.snake_case(self.shape.name)}"
        return names.table_name(self.shape.name)

    def was(self) -> str | None:
        for item in self.shape.items:
            if isinstance(item, ast.Was):
                if item.name.text == self.shape.name:
                    self.scope.report(unsuitable_was.at(item.name, "is the entity's name already"))
                return item.name.text
        return None

    def known(self, name: ast.Name, *, with_column: bool = True) -> bool:
        """True when the entity has a (stored) field of that name; reports it else."""
        field = self.own.get(name.text)
        if field is None:
            if self.shape.whole:
                self.scope.report(unknown_field.at(name, self.shape.name, self.own))
            return False
        if with_column and not stored(field):
            self.scope.report(field_without_column.at(name, self.shape.name))
            return False
        return True

    def all_known(self, written: Iterable[ast.Name]) -> bool:
        """True when every one is known; each that is not is reported."""
        return [self.known(name) for name in written].count(False) == 0

    def uniques(self) -> Iterator[ir.Unique]:
        for field in self.own.values():
            if field.unique:
                yield ir.Unique(fields=(field.name,), span=field.span)
        for item in self.shape.items:
            if isinstance(item, ast.Unique) and self.all_known(item.fields):
                yield ir.Unique(fields=tuple(name.text for name in item.fields), span=item.span)

    def indexes(self) -> Iterator[ir.Index]:
        for field in self.own.values():
            if field.indexed:
                yield ir.Index(parts=(ir.IndexPart(field=field.name),), span=field.span)
        for item in self.shape.items:
            if isinstance(item, ast.Index) and self.all_known(part.field for part in item.parts):
                yield ir.Index(
                    parts=tuple(ir.IndexPart(field=p.field.text, descending=p.descending) for p in item.parts),
                    where=link_expression(self.env, item.where) if item.where is not None else None,
                    using=item.using.text if item.using else "btree",
                    span=item.span,
                )

    def invariants(self) -> Iterator[ir.Invariant]:
        taken: set[str] = set()
        for item in self.shape.items:
            if not isinstance(item, (ast.Invariant, ast.Check)):
                continue
            expression = link_expression(self.env, item.expression)
            if expression is None:
                continue
            if isinstance(item, ast.Check):
                wanted, message = names.snake_case(item.name.value), None
            else:
                wanted = item.code.text if item.code else "_".join(dict.fromkeys(_columns(expression))) or "rule"
                message = item.message.value if item.message else None
            name, number = wanted, 1
            while name in taken:
                number += 1
                name = f"{wanted}_{number}"
            taken.add(name)
            yield ir.Invariant(
                name=name,
                expression=expression,
                message=message or f"This does not fit the rule `{name}`",
                row_local=row_local(expression),
                span=item.span,
            )

    def access(self) -> Iterator[ir.AccessRule]:
        env = replace(self.env, condition=True)
        for item in self.shape.items:
            if not isinstance(item, ast.Access):
                continue
            for rule in item.rules:
                condition = link_expression(env, rule.condition)
                if condition is not None:
                    yield ir.AccessRule(
                        kind=item.kind,
                        operation=rule.operation.text,
                        condition=condition,
                        personas=tuple(persona.text for persona in rule.personas),
                    )

    def display_field(self, written: ast.Property | None) -> str:
        if written is not None and written.values and isinstance(written.values[0], ast.Name):
            self.known(written.values[0])
            return written.values[0].text
        first = next((field.name for field in self.own.values() if isinstance(field.type, Str)), None)
        key = self.shape.key
        return first or (key[0].name if key else "")


def _columns(expression: Expression) -> Iterator[str]:
    """Names of the fields an expression reads, in its order."""
    if isinstance(expression, FieldPath):
        yield expression.parts[0]
        return
    for name in ("left", "right", "operand"):
        if hasattr(expression, name):
            yield from _columns(getattr(expression, name))
    for part in (*getattr(expression, "arguments", ()), *getattr(expression, "options", ())):
        yield from _columns(part)


def _word(item: ast.Property | None) -> str | None:
    """The first value of a property as text."""
    if item is None or not item.values:
        return None
    value = item.values[0]
    return value.text if isinstance(value, ast.Name) else str(value.value)
