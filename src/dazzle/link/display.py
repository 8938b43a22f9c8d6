"""What the displays of a region are made of: charts and cards of the AST to those of the IR."""

from collections.abc import Iterable
from decimal import Decimal

from dazzle.ir.display import (
    ActionCard,
    Bound,
    Confirmation,
    Constant,
    Delta,
    Mark,
    Notice,
    OutlierMethod,
    Parameter,
    PipelineStage,
    RegionEntry,
    RowAction,
)
from dazzle.ir.expression import Expression
from dazzle.ir.region import Card, Chart
from dazzle.lang import ast
from dazzle.link.condition import link_quietly
from dazzle.link.environment import Environment
from dazzle.link.figures import link_figure
from dazzle.link.plain import (
    duration,
    number,
    parameter,
    setting,
    text,
    texts,
    truth,
    value,
    word,
    words,
)


def link_chart(env: Environment, node: ast.Region) -> Chart | None:
    """What is written for a chart; None when that is nothing."""
    made = Chart(
        rows=word(node.rows),
        columns=word(node.columns),
        value=_figure(env, node.value),
        thresholds=_thresholds(node.thresholds),
        delta=_delta(node.delta),
        reference_lines=_marks(env, node.reference_lines),
        reference_bands=_marks(env, node.reference_bands),
        overlay_series=setting(node.overlay_series),
        bins=value(node.bins),
        show_outliers=None if node.show_outliers is None else truth(node.show_outliers),
        bullet_label=_measure(node.bullet_label),
        bullet_actual=_measure(node.bullet_actual),
        bullet_target=_measure(node.bullet_target),
        track_max=parameter(node.track_max) if isinstance(node.track_max, ast.Variable) else _measure(node.track_max),
        track_format=value(node.track_format),
        rank_by=word(node.rank_by),
        descending=word(node.order) == "desc",
        outlier_method=_outliers(node.outlier_method),
        outlier_on=word(node.outlier_on),
        rag_on=word(node.rag_on),
        tone_bands=setting(node.tone_bands),
    )
    return None if made == Chart() else made


def link_card(env: Environment, node: ast.Region) -> Card | None:
    """What is written for cards, panels and pipelines; None when that is nothing."""
    made = Card(
        stages=words(node.stages),
        complete_at=word(node.complete_at),
        steps=link_steps(env, node.steps),
        entries=link_entries(node.entries),
        actions=tuple(
            ActionCard(
                label=each.label.value,
                icon=word(each.icon),
                count=_figure(env, each.count_aggregate),
                action=word(each.action),
                tone=word(each.tone),
            )
            for each in node.actions
        ),
        confirmations=tuple(
            Confirmation(title=each.title.value, caption=text(each.caption), required=truth(each.required))
            for each in node.confirmations
        ),
        state_field=word(node.state_field),
        primary_action=value(node.primary_action),
        secondary_action=value(node.secondary_action),
        revoke=value(node.revoke),
        avatar_field=word(node.avatar_field),
        primary=_template(node.primary),
        secondary=_template(node.secondary),
        stats=_marks(env, node.stats),
        facts=texts(node.facts),
        cohort_strip=setting(node.cohort_strip_config),
        day_timeline=setting(node.day_timeline_config),
        task_inbox=setting(node.task_inbox_config),
        entity_card=setting(node.entity_card_config),
    )
    return None if made == Card() else made


def link_steps(env: Environment, nodes: Iterable[ast.PipelineStage]) -> tuple[PipelineStage, ...]:
    return tuple(
        PipelineStage(
            label=node.label.value,
            caption=text(node.caption),
            value=_figure(env, node.value),
            progress=_figure(env, node.progress),
        )
        for node in nodes
    )


def link_entries(nodes: Iterable[ast.RegionEntry]) -> tuple[RegionEntry, ...]:
    return tuple(
        RegionEntry(title=node.title.value, caption=text(node.caption), icon=word(node.icon), state=word(node.state))
        for node in nodes
    )


def link_row_action(env: Environment, node: ast.RowAction | None) -> RowAction | None:
    if node is None:
        return None
    return RowAction(
        label=text(node.label),
        action=word(node.action_id),
        bind=tuple(_bound(each) for each in node.bind),
        visible_when=link_quietly(env, node.visible_when),
        confirm=setting(node.confirm),
    )


def _bound(node: ast.Entry) -> Bound:
    if isinstance(node.value, ast.Name):
        return Bound(name=node.key.text, field=node.value.text)
    return Bound(name=node.key.text, value=value(node.value))


def link_notice(node: ast.String | ast.Notice | None) -> Notice | None:
    if isinstance(node, ast.Notice):
        return Notice(title=text(node.title), body=text(node.body), tone=word(node.tone))
    return None if node is None else Notice(body=node.value)


def _figure(env: Environment, node: ast.Expression | ast.Raw | None) -> Expression | None:
    return None if isinstance(node, ast.Raw) else link_figure(env, node)


def _marks(env: Environment, nodes: Iterable[ast.Mark]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            label=text(node.label),
            value=link_figure(env, node.value),
            lower=link_figure(env, node.from_),
            upper=link_figure(env, node.to),
            tone=word(node.tone),
            style=word(node.style),
        )
        for node in nodes
    )


def _thresholds(nodes: Iterable[ast.Literal | ast.Variable]) -> tuple[int | Decimal, ...] | Parameter:
    for node in nodes:
        if isinstance(node, ast.Variable):
            return parameter(node)
    return tuple(found for node in nodes if isinstance(node, ast.Literal) and (found := number(node)) is not None)


def _delta(node: ast.Delta | None) -> Delta | None:
    if node is None:
        return None
    return Delta(period=duration(node.period), sentiment=word(node.sentiment), field=word(node.field))


def _measure(node: ast.Path | ast.Literal | None) -> Constant:
    return number(node) if isinstance(node, ast.Literal) else word(node)


def _outliers(node: ast.OutlierMethod | None) -> OutlierMethod | None:
    if node is None:
        return None
    return OutlierMethod(
        method=node.method.text, limit=number(node.limit), low=number(node.low), high=number(node.high)
    )


def _template(node: ast.Path | ast.String | None) -> str | None:
    """A text; a field stands in braces."""
    if isinstance(node, ast.Path):
        return f"{{{{ {word(node)} }}}}"
    return text(node)
