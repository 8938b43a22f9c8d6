"""What an entity says beside fields, constraints and rules."""

from collections.abc import Iterable

from msgspec.structs import replace

from dazzle.ir.entity import Entity
from dazzle.ir.trait import Signing
from dazzle.lang import ast
from dazzle.lang.ast.trait import OPERATIONS
from dazzle.link import names
from dazzle.link.auth_identity import link_identity
from dazzle.link.effects import link_effects, link_publishes
from dazzle.link.environment import Environment
from dazzle.link.graph import link_edge, link_node
from dazzle.link.lifecycle import link_lifecycle
from dazzle.link.plain import word, words
from dazzle.link.scenario import link_rows
from dazzle.link.seed import link_bulk, link_seed
from dazzle.link.shape import Shape
from dazzle.link.temporal import link_temporal
from dazzle.link.tenant_host import link_host

EVERYTHING = frozenset({"all", "true"})


def with_traits(env: Environment, made: Shape, entity: Entity) -> Entity:
    """The entity with all that it says besides."""
    signing = _signing(made)
    return replace(
        entity,
        domain=next((item.word.text for item in made.of(ast.Domain)), None),
        patterns=tuple(name for item in made.of(ast.Patterns) for name in words(item.words)),
        examples=tuple(row for item in made.of(ast.Examples) for row in link_rows(env, item.rows)),
        representative=tuple(name for item in made.of(ast.Fitness) for name in words(item.repr_fields)),
        managed_by=next((item.managed_by.text for item in made.of(ast.ManagedBy)), None),
        expose=_exposed(made.first(ast.Expose)),
        audit=_audited(made.of(ast.Audited), always=signing is not None),
        soft_delete=any(item.enabled for item in made.of(ast.SoftDelete)),
        subtype_of=next((item.base.text for item in made.of(ast.SubtypeOf)), None),
        kind_value=names.snake_case(entity.name) if made.of(ast.SubtypeOf) else None,
        temporal=link_temporal(env, made.first(ast.Temporal)),
        signing=signing,
        tenant_host=link_host(env, made),
        auth_identity=link_identity(env, made),
        lifecycle=link_lifecycle(env, made.first(ast.Lifecycle)),
        effects=tuple(link_effects(env, made)),
        publishes=tuple(link_publishes(made)),
        bulk=link_bulk(made.first(ast.Bulk)),
        seed=link_seed(env, made),
        graph_edge=link_edge(env, made.first(ast.GraphEdge)),
        graph_node=link_node(env, made.first(ast.GraphNode)),
    )


def _exposed(node: ast.Expose | None) -> tuple[str, ...] | None:
    """The operations that the API offers, None when nothing is said about them."""
    return None if node is None else tuple(name for name in words(node.expose) if name in OPERATIONS)


def _audited(written: Iterable[ast.Audited], *, always: bool) -> tuple[str, ...]:
    """The operations that leave a record; who signed what is always of interest."""
    said = [set(words(item.audit)) for item in written]
    asked = set().union(*said)
    if asked & EVERYTHING or (always and not said):
        return OPERATIONS
    return tuple(name for name in OPERATIONS if name in asked)


def _signing(made: Shape) -> Signing | None:
    """None where rows are nothing that is signed."""
    if not any(item.enabled.value for item in made.of(ast.Signable)):
        return None
    return Signing(
        validator=next((word(item.function) for item in made.of(ast.SigningValidator)), None),
        template=next((word(item.function) for item in made.of(ast.SigningTemplate)), None),
    )
