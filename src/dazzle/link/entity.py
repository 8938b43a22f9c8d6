"""The second step of an entity: Shape to ir.Entity, when every entity's fields and keys are known."""

import re
from collections.abc import Iterator, Mapping

from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Computed, Entity, Field, Owner, Storage
from dazzle.ir.owner import FRAMEWORK_PREFIX
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.access import link_access, link_rights
from dazzle.link.checks import unknown_source, unsuitable_table_name, unsuitable_was
from dazzle.link.constraint import link_indexes, link_invariants, link_uniques
from dazzle.link.environment import Environment
from dazzle.link.expression.computed import ComputedFields
from dazzle.link.resolve import resolve_items
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape
from dazzle.link.states import link_states
from dazzle.link.traits import with_traits

SOURCES = ("health", "metrics", "processes", "logs", "events")
_TABLE = re.compile(r"(?!dazzle_|pg_|_|alembic_version$)[^\W\d]\w{0,62}")
_PLAIN_TABLE = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)
_FUNCTION = re.compile(r"services/[A-Za-z_]\w*(/[A-Za-z_]\w*)*:[A-Za-z_]\w*", re.ASCII)


def link_entity(
    scope: Scope,
    made: Shape,
    own: Mapping[str, Field],
    fields: Mapping[str, Mapping[str, Field]],
    computed: ComputedFields,
) -> Entity:
    """The entity; `own` are its fields with references settled, `fields` every entity's, by its name."""
    # A framework entity that gave way shares its name with the project's; here its own fields count.
    known = fields if fields.get(made.name) is own else {**fields, made.name: own}
    env = Environment(scope, made.name, known)
    node, source = made.node, _source(scope, made)
    storage = Storage.VIRTUAL if source is not None else Storage.EMBEDDED if made.embedded else Storage.TABLE
    resolve_items(scope, env.fields, made.name, made.items)
    entity = Entity(
        name=made.name,
        title=node.title.value if node.title else names.title(made.name),
        fields=tuple(own.values()),
        computed=tuple(_computed(made, computed)),
        primary_key=tuple(field.name for field in made.key),
        uniques=tuple(link_uniques(scope, made, own)),
        indexes=tuple(link_indexes(env, made)),
        invariants=tuple(link_invariants(env, made)),
        states=link_states(env, made),
        access=(*link_access(env, made), *link_rights(env, made)),
        storage=storage,
        owner=made.declared.owner,
        source=source,
        of_tenant=made.of_tenant and source is None,
        table_name=_table_name(scope, made) if storage is Storage.TABLE else "",
        display_field=_display_field(made, own),
        archetype=next((item.word.text for item in made.of(ast.SemanticArchetype)), None),
        intent=next((item.text.value for item in made.of(ast.Intent)), None),
        served=not made.embedded,
        was=_was(scope, made),
        span=node.name.span,
    )
    return with_traits(env, made, entity)


def _computed(made: Shape, computed: ComputedFields) -> Iterator[Computed]:
    for node in made.of(ast.Computed):
        typed = computed.link(made.name, node)
        if typed is not None:
            yield Computed(
                name=node.name.text,
                title=names.title(node.name.text),
                expression=typed.expression,
                type=typed.type,
                span=node.name.span,
            )


def _source(scope: Scope, made: Shape) -> str | None:
    for item in made.of(ast.Virtual):
        if item.source.text not in SOURCES and not _FUNCTION.fullmatch(item.source.text):
            scope.report(unknown_source.at(item.source, SOURCES))
        return item.source.text
    return None


def _table_name(scope: Scope, made: Shape) -> str:
    if made.declared.owner is Owner.FRAMEWORK:
        return names.table_name(made.name, FRAMEWORK_PREFIX)
    for item in made.of(ast.TableName):
        if not _PLAIN_TABLE.fullmatch(item.name.text) or not _is_free(item.name.text):
            scope.report(unsuitable_table_name.at(item.name))
        return item.name.text
    name = names.table_name(made.name)
    if not _is_free(name):
        scope.report(unsuitable_table_name.of_entity(made.node.name, name))
    return name


def _is_free(table: str) -> bool:
    """True when neither PostgreSQL nor the framework needs names like this one."""
    return _TABLE.fullmatch(table) is not None and len(table.encode()) <= names.MAX_BYTES


def _was(scope: Scope, made: Shape) -> str | None:
    for item in made.of(ast.Was):
        source = scope.sources[item.span.file]
        if item.name.text == made.name:
            scope.report(unsuitable_was.at(item.name, "is the entity's name already", source, idle=True))
        elif item.name.text in scope.entities and scope.entities[item.name.text].owner is made.declared.owner:
            scope.report(unsuitable_was.at(item.name, "is an entity of its own beside this one", source))
        return item.name.text
    return None


def _display_field(made: Shape, own: Mapping[str, Field]) -> str:
    """The field that was named, else the first `str` that is declared and no secret, else the first of the key."""
    for item in made.of(ast.DisplayField):
        if item.field.text in own:
            return item.field.text
    told = (field for field in own.values() if field.given_by is None and not field.sensitive)
    first = next((field.name for field in told if isinstance(field.type, Str)), None)
    return first or (made.key[0].name if made.key else "")
