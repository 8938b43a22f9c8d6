"""ast.Region to ir.Region."""

from collections.abc import Iterable

from msgspec.structs import replace

from dazzle.ir.display import Metric
from dazzle.ir.region import Bucket, FilterOf, Region
from dazzle.lang import ast
from dazzle.link.condition import NOBODY, link_quietly
from dazzle.link.display import link_card, link_chart, link_notice, link_row_action
from dazzle.link.environment import Environment
from dazzle.link.figures import link_figures
from dazzle.link.plain import seconds, text, title, truth, value, whole, word
from dazzle.link.ux import sort_keys

UNITS = frozenset({"day", "week", "month", "quarter", "year"})


def link_region(nobody: Environment, node: ast.Region) -> Region:
    """The region; what its names stand for, if they stand for anything, was said where they are looked up."""
    sources = sources_of(nobody, node.source)
    entity = shown_by(nobody, sources)
    env = replace(nobody, entity=entity or NOBODY)
    return Region(
        name=node.name.text,
        title=title(node),
        eyebrow=text(node.eyebrow),
        notice=link_notice(node.notice),
        sources=sources,
        entity=entity,
        display=word(node.display),
        filter=link_quietly(env, node.filter),
        filters=tuple(_filter(env, each) for each in node.filter_map if each.entity.text in env.fields),
        sort=sort_keys(node.sort),
        limit=whole(node.limit),
        group_by=tuple(_bucket(each) for each in node.group_by),
        date_field=word(node.date_field),
        date_range=truth(node.date_range),
        metrics=link_metrics(env, node.aggregate, node.tones),
        empty=text(node.empty),
        when_empty=word(node.when_empty),
        action=nobody.scope.known(node.action, "surface", "workspace", "experience"),
        row_action=link_row_action(env, node.row_action),
        drill=word(node.drill),
        chart=link_chart(env, node),
        card=link_card(env, node),
        classes=tuple(str(value(each)) for each in node.class_),
        width=whole(node.width),
        render=word(node.render),
        refresh=seconds(node.refresh),
    )


def sources_of(env: Environment, nodes: Iterable[ast.Name]) -> tuple[str, ...]:
    """Those that are there."""
    return tuple(name.text for name in nodes if env.scope.known(name, *_SOURCES))


_SOURCES = (ast.Entity.KIND, ast.Surface.KIND, ast.View.KIND)


def shown_by(env: Environment, sources: Iterable[str]) -> str | None:
    """The entity whose rows the first of the sources gives: itself, or what a surface or a view is of."""
    for name in sources:
        entity = name if name in env.fields else env.scope.shown_by(name)
        if entity in env.fields:
            return entity
    return None


def link_metrics(env: Environment, nodes: Iterable[ast.Metric], tones: Iterable[ast.Tone] = ()) -> tuple[Metric, ...]:
    tone_of = {word(each.metric): each.tone.text for each in tones}
    return tuple(
        Metric(name=node.name.text, value=figure, tone=tone_of.get(node.name.text))
        for node, figure in link_figures(env, nodes)
    )


def _filter(env: Environment, node: ast.FilterOf) -> FilterOf:
    entity = node.entity.text
    return FilterOf(entity=entity, condition=link_quietly(replace(env, entity=entity), node.condition))


def _bucket(node: ast.Path | ast.Bucket) -> Bucket:
    """`bucket(eta, month)` and `month(eta)` are the same."""
    if isinstance(node, ast.Path):
        return Bucket(field=word(node) or "")
    unit = word(node.unit) or node.function.text
    return Bucket(field=word(node.field) or "", unit=unit if unit in UNITS else None)
