"""ast.Process and ast.Schedule to their IR."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dazzle.fieldtypes.enum import Enum
from dazzle.ir.process import (
    ByHand,
    Compensation,
    Completion,
    Emits,
    Input,
    Process,
    RowEvent,
    Schedule,
    Signal,
    StateChange,
    Trigger,
)
from dazzle.lang import ast
from dazzle.link.place import Fields
from dazzle.link.plain import text, title, truth, value, word
from dazzle.link.scope import Scope
from dazzle.link.states import state_fields
from dazzle.link.step import given, link_steps
from dazzle.link.work import choice, length, outside, said

OVERLAPS = ("skip", "queue", "cancel_previous", "allow")
ANY_STATE = "*"


def link_process(scope: Scope, fields: Fields, node: ast.Process) -> Process:
    return Process(
        trigger=_trigger(scope, fields, node.trigger),
        inputs=tuple(_inputs(scope, node.input)),
        outputs=tuple(_inputs(scope, node.output)),
        steps=link_steps(scope, node.steps, frozenset(each.name.text for each in node.input)),
        **_work(node),
    )


def link_schedule(scope: Scope, node: ast.Schedule) -> Schedule:
    return Schedule(
        cron=outside(node.cron),
        interval=length(node.interval),
        catch_up=truth(node.catch_up),
        steps=link_steps(scope, node.steps),
        **said(timezone=outside(node.timezone)),
        **_work(node),
    )


def _work(node: ast.Process | ast.Schedule) -> Mapping[str, Any]:
    """What both say."""
    return said(
        name=node.name.text,
        title=title(node),
        description=text(node.description),
        implements=tuple(each.text for each in node.implements),
        compensations=tuple(
            Compensation(
                name=each.name.text,
                service=word(each.service),
                given=tuple(given(each.inputs)),
                **said(timeout=length(each.timeout)),
            )
            for each in node.compensations
        ),
        timeout=length(node.timeout),
        overlap=choice(node.overlap, OVERLAPS),
        emits=_emits(node.emits),
        span=node.name.span,
    )


def _emits(node: ast.Emits | None) -> Emits | None:
    if node is None:
        return None
    return Emits(on_start=word(node.on_start), on_complete=word(node.on_complete), on_failure=word(node.on_failure))


def _inputs(scope: Scope, nodes: Iterable[ast.Parameter]) -> Iterator[Input]:
    for node in nodes:
        place = node.type.span
        written = scope.sources[place.file].text[place.start : place.end]
        yield Input(
            name=node.name.text,
            type=" ".join(written.split()),
            required=any(modifier.name.text == "required" for modifier in node.modifiers),
            default=value(node.default),
            description=text(node.description),
        )


def _trigger(scope: Scope, fields: Fields, node: ast.Node | None) -> Trigger:
    match node:
        case ast.RowEvent(entity=entity, event=event):
            return RowEvent(entity=entity.text, event=event.text)
        case ast.StatusChange(entity=entity, target=target, source=source):
            return StateChange(
                entity=entity.text,
                field=_state_field(scope, fields, node),
                target=target.text,
                source=source.text if source is not None and source.text != ANY_STATE else None,
            )
        case ast.Signalled(signal=signal):
            return Signal(name=signal.text)
        case ast.Completion(process=process):
            return Completion(process=process.text)
    return ByHand()


def _state_field(scope: Scope, fields: Fields, node: ast.StatusChange) -> str:
    """The field that is named; where `status` means the entity's state, the one that can have the state."""
    name, own = node.field.parts[-1].text, fields.get(node.entity.text, {})
    declared = scope.entities.get(node.entity.text)
    if name in own or declared is None or not isinstance(declared.node, ast.Entity):
        return name
    moved = state_fields(declared.node, own)
    fitting = (each for each in moved if isinstance(each.type, Enum) and node.target.text in each.type.values)
    return next((each.name for each in (*fitting, *moved)), name)
