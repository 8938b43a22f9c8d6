"""`on_transition:` and `publish`: what else happens when a row changes.

What is set is said in expressions which the published language keeps as text. They are understood here as far as they
can be; what cannot is a warning, and stays as text.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Severity
from dazzle.ir import expression as ir
from dazzle.ir.effect import Effects, EffectValue, FlowArgument, FlowEffect, Publish, RowEffect
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.link.checks import undeclared_transition, unknown_field
from dazzle.link.environment import Environment
from dazzle.link.expression import link_expression
from dazzle.link.plain import word
from dazzle.link.shape import Shape

ANY = "*"
SELF = "self"
COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
OPEN = frozenset({"input", "above", "trigger", "event"})  # what these hold, is known when the move is made


def link_effects(env: Environment, made: Shape) -> Iterator[Effects]:
    """What happens at each move, in the order written."""
    declared = [move for block in made.of(ast.Transitions) for move in block.transitions]
    for block in made.of(ast.OnTransition):
        for node in block.transitions:
            if not any(_is(node, move) for move in declared):
                env.scope.report(undeclared_transition.at(node, made.name))
            yield Effects(
                source=None if node.source.text == ANY else node.source.text,
                target=node.target.text,
                effects=tuple(_effect(env, made, effect) for effect in node.effects),
            )


def link_publishes(made: Shape) -> Iterator[Publish]:
    for node in made.of(ast.Publish):
        yield Publish(event=node.event.text, when=word(node.when), changed=word(node.changed))


def _is(node: ast.Effects, move: ast.Transition) -> bool:
    """True when the effects are those of that move, or of one that it stands for."""
    return node.target.text == move.target.text and (
        node.source.text == move.source.text or ANY in {node.source.text, move.source.text}
    )


def _effect(env: Environment, made: Shape, node: ast.RowEffect | ast.FlowEffect) -> RowEffect | FlowEffect:
    if isinstance(node, ast.FlowEffect):
        arguments = (FlowArgument(name=each.name.text, text=_text(made, each.value)) for each in node.arguments)
        return FlowEffect(flow=node.flow.text, arguments=tuple(arguments))
    _check_where(env, node)
    return RowEffect(
        verb=node.verb.text,
        entity=node.entity.text,
        where=_text(made, node.where) if node.where is not None else None,
        values=tuple(
            EffectValue(field=each.field.text, text=_text(made, each.value), value=_value(env, node, each))
            for each in node.values
        ),
    )


def _text(made: Shape, node: ast.Node) -> str:
    """What is written."""
    return made.declared.module.source.text[node.span.start : node.span.end]


def _value(env: Environment, effect: ast.RowEffect, node: ast.EffectValue) -> ir.Expression | None:
    """What a field is set to, which speaks of the row that moves."""
    field = env.fields.get(effect.entity.text, {}).get(node.field.text)
    if isinstance(node.value, ast.Raw) or field is None or any(_is_open(path) for path in nodes(node.value, ast.Path)):
        return None
    before = len(env.scope.diagnostics)
    linked = link_expression(env, node.value, field.type)
    _soften(env, before)
    return linked


def _check_where(env: Environment, effect: ast.RowEffect) -> None:
    """Words on the left of a comparison are fields of the rows that are changed, `self` is the row that moves."""
    if effect.where is None or isinstance(effect.where, ast.Raw) or effect.entity.text not in env.fields:
        return
    there = replace(env, entity=effect.entity.text)
    left = [node.left for node in nodes(effect.where, ast.Binary) if node.operator in COMPARISONS]
    before = len(env.scope.diagnostics)
    for path in nodes(effect.where, ast.Path):
        if path.parts[0].text == SELF and len(path.parts) > 1:
            _check_path(env, path)
        elif path in left and not _is_open(path):
            _check_path(there, path)
    _soften(env, before)


def _check_path(env: Environment, path: ast.Path) -> None:
    trail = env.follow(path)
    if trail.lost is not None:
        entity = trail.entity or env.entity
        env.scope.report(unknown_field.at(trail.lost, entity, env.fields[entity]))


def _is_open(path: ast.Path) -> bool:
    """True when it is known only at the move what a path leads to."""
    return path.parts[0].text in OPEN or [part.text for part in path.parts] == [SELF]


def _soften(env: Environment, before: int) -> None:
    """What was reported since then is a warning: the published language does not look into these texts."""
    said = env.scope.diagnostics[before:]
    env.scope.diagnostics[before:] = [replace(each, severity=Severity.WARNING) for each in said]
