"""What a surface has beside its sections: actions, related rows, companions, what a click opens."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Field
from dazzle.ir.surface import (
    ActionOutcome,
    Companion,
    Hop,
    OnEvent,
    Related,
    RelatedRows,
    SurfaceAction,
)
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import misplaced_related, related_without_ref, repeated_related
from dazzle.link.condition import NOBODY, link_quietly
from dazzle.link.display import link_entries, link_steps
from dazzle.link.environment import Environment
from dazzle.link.plain import text, title, whole, word, words
from dazzle.link.region import link_metrics, shown_by, sources_of
from dazzle.link.ux import paths


def link_actions(nodes: Iterable[ast.SurfaceAction]) -> tuple[SurfaceAction, ...]:
    return tuple(
        SurfaceAction(
            name=node.name.text,
            title=title(node),
            events=tuple(OnEvent(event=each.event.text, outcome=_outcome(each.outcome)) for each in node.events),
        )
        for node in nodes
    )


def _outcome(node: ast.ActionOutcome) -> ActionOutcome:
    return ActionOutcome(
        surface=word(node.surface),
        experience=word(node.experience),
        step=word(node.step),
        integration=word(node.integration),
        action=word(node.action),
        address=text(node.address),
    )


def link_related(env: Environment, node: ast.Surface) -> tuple[Related, ...]:
    """The groups of rows that refer to the one shown; reports those that do not, and what is shown twice."""
    if node.related and node.mode is not None and node.mode.text != "view":
        env.scope.report(misplaced_related.at(node.related[0].name, node.mode.text))
    first: dict[str, ast.Name] = {}
    for name in (name for group in node.related for name in group.show):
        if (other := first.setdefault(name.text, name)) is not name:
            env.scope.report(repeated_related.at(name, other))
    return tuple(
        Related(
            name=group.name.text,
            title=title(group),
            display=word(group.display) or "table",
            rows=tuple(_related_rows(env, group.show)),
            columns=paths(group.columns),
            limit=whole(group.limit),
        )
        for group in node.related
    )


def _related_rows(env: Environment, nodes: Iterable[ast.Name]) -> Iterator[RelatedRows]:
    for name in nodes:
        fields = env.fields.get(name.text)
        if fields is None:
            continue  # reported where every name is looked up
        back = _reference_to(env.entity, fields)
        if back is not None:
            yield RelatedRows(entity=name.text, via=back.name)
        elif name.text not in env.scope.half_read:
            env.scope.report(related_without_ref.at(name, env.entity))


def _reference_to(entity: str, fields: Mapping[str, Field]) -> Field | None:
    """The first field that refers to an entity."""
    for field in fields.values():
        match field.type:
            case Ref(entity=target) if target == entity:
                return field
            case PolyRef(targets=targets) if not targets or entity in targets:
                return field
            case _:
                pass
    return None


def link_companions(env: Environment, nodes: Iterable[ast.Companion]) -> tuple[Companion, ...]:
    return tuple(_companion(env, node) for node in nodes)


def _companion(env: Environment, node: ast.Companion) -> Companion:
    sources = sources_of(env, node.source)
    entity = shown_by(env, sources)
    own = replace(env, entity=entity or NOBODY)
    return Companion(
        name=node.name.text,
        title=text(node.heading or node.title) or names.title(node.name.text),
        position=word(node.position) or "bottom",
        section=word(node.section),
        eyebrow=text(node.eyebrow),
        display=word(node.display),
        sources=sources,
        entity=entity,
        filter=link_quietly(own, node.filter),
        limit=whole(node.limit),
        metrics=link_metrics(own, node.aggregate),
        entries=link_entries(node.entries),
        stages=words(node.stages),
        steps=link_steps(own, node.steps),
    )


def link_hops(env: Environment, nodes: Iterable[ast.Hop]) -> tuple[Hop, ...]:
    """What a click may open; a field alone leads to the entity that it refers to."""
    return tuple(
        Hop(via=word(node.via) or "", entity=env.scope.known(node.entity, ast.Entity.KIND) or _target(env, node.via))
        for node in nodes
    )


def _target(env: Environment, path: ast.Path) -> str | None:
    field = env.follow(path).field
    return field.type.entity if field is not None and isinstance(field.type, Ref) else None
