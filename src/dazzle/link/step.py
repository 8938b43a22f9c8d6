"""The steps of processes and schedules: AST to IR."""

from collections.abc import Iterable, Iterator, Sequence

from dazzle.ir.process import (
    Action,
    AskModel,
    Assignment,
    CallService,
    Effect,
    HumanTask,
    Outcome,
    Parallel,
    Retry,
    SendMessage,
    StartProcess,
    Step,
    StepInput,
    Wait,
)
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.plain import text, title, value, whole, word
from dazzle.link.scope import Scope
from dazzle.link.work import as_written, choice, length, said

BACKOFFS = ("fixed", "linear", "exponential")
ON_FAILURE = ("fail_fast", "wait_all", "rollback")
STEP_SECONDS = 30
OF_THEIR_OWN_TIME = Wait | HumanTask | StartProcess


def link_steps(
    scope: Scope, nodes: Iterable[ast.Step | ast.Parallel], inputs: frozenset[str] = frozenset()
) -> tuple[Step | Parallel, ...]:
    """`inputs` are names that may stand for a value."""
    return tuple(
        Parallel(
            name=node.name.text,
            title=title(node),
            steps=tuple(_step(scope, each, inputs) for each in node.steps),
            **said(on_any_failure=choice(node.on_any_failure, ON_FAILURE)),
        )
        if isinstance(node, ast.Parallel)
        else _step(scope, node, inputs)
        for node in nodes
    )


def _step(scope: Scope, node: ast.Step, inputs: frozenset[str]) -> Step:
    action = next(_actions(scope, node, inputs), None)
    handed = (*given(node.inputs), *(_given(each.name.text, each.value) for each in node.input_map))
    return Step(
        name=node.name.text,
        title=title(node),
        action=action,
        condition=as_written(node.condition),
        on_true=word(node.on_true),
        on_false=word(node.on_false),
        goto=word(node.goto),
        on_success=word(node.on_success),
        on_failure=word(node.on_failure),
        compensate=word(node.compensate),
        timeout=_limit(node, action),
        retry=_retry(node.retry),
        given=tuple(handed),
        output=word(node.output),
        effects=tuple(_effect(each, inputs) for each in node.effects),
    )


def _limit(node: ast.Step, action: Action | None) -> int | None:
    written = length(node.timeout)
    return STEP_SECONDS if written is None and not isinstance(action, OF_THEIR_OWN_TIME) else written


def _actions(scope: Scope, node: ast.Step, inputs: frozenset[str]) -> Iterator[Action]:
    """What the step does; one that does several things does the first."""
    if node.service is not None:
        yield CallService(service=node.service.text)
    if node.channel is not None or node.message is not None:
        yield SendMessage(channel=word(node.channel), message=word(node.message))
    if node.llm_intent is not None:
        yield AskModel(intent=node.llm_intent.text)
    if isinstance(node.wait, ast.Name):
        yield Wait(signal=node.wait.text)
    elif node.wait is not None:
        yield Wait(seconds=length(node.wait))
    if node.human_task is not None:
        yield _human_task(scope, node.human_task, inputs)
    if node.subprocess is not None:
        yield StartProcess(process=node.subprocess.text)


def _human_task(scope: Scope, node: ast.HumanTask, inputs: frozenset[str]) -> HumanTask:
    return HumanTask(
        surface=word(node.surface),
        entity=word(node.entity) or (scope.shown_by(node.surface.text) if node.surface is not None else None),
        role=word(node.assignee_role),
        assignee=as_written(node.assignee),
        outcomes=tuple(_outcome(each, inputs) for each in node.outcomes),
        **said(timeout=length(node.timeout)),
    )


def _outcome(node: ast.TaskOutcome, inputs: frozenset[str]) -> Outcome:
    return Outcome(
        name=node.name.text,
        title=text(node.label) or text(node.title) or names.title(node.name.text),
        goto=word(node.goto),
        assignments=_assignments(node.sets, inputs),
        confirm=text(node.confirm),
        style=word(node.style),
    )


def _effect(node: ast.Effect, inputs: frozenset[str]) -> Effect:
    return Effect(
        operation=node.operation.text,
        entity=node.entity.text,
        where=as_written(node.where),
        assignments=_assignments(node.set, inputs),
    )


def _assignments(nodes: Sequence[ast.Change], inputs: frozenset[str]) -> tuple[Assignment, ...]:
    """A path leads to a value, and so does the name of an input; another word is one."""
    made = []
    for node in nodes:
        field = word(node.field) or ""
        if isinstance(node.value, ast.Path) or (isinstance(node.value, ast.Name) and node.value.text in inputs):
            made.append(Assignment(field=field, path=word(node.value)))
        else:
            made.append(Assignment(field=field, constant=value(node.value)))
    return tuple(made)


def given(nodes: Iterable[ast.Flow]) -> Iterator[StepInput]:
    """`docking_id -> id`: what a step is handed, by the name it has there."""
    for node in nodes:
        yield StepInput(name=str(value(node.target)), path=word(node.source))


def _given(name: str, node: ast.Path | ast.Literal) -> StepInput:
    if isinstance(node, ast.Path):
        return StepInput(name=name, path=word(node))
    return StepInput(name=name, constant=value(node))


def _retry(node: ast.Retry | None) -> Retry | None:
    if node is None:
        return None
    return Retry(
        **said(
            max_attempts=whole(node.max_attempts),
            backoff=choice(node.backoff, BACKOFFS),
            interval=length(node.interval),
        )
    )
