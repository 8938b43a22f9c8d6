"""A process goes round for ever.

## What it does

Finds steps that go on with themselves and lead nowhere else, steps that follow their own failure without a wait or a
person between, processes that always start themselves as a step, and processes that wait for their own end; both also
by way of other processes.

## Why

Such a step does the same again and again, without a pause and without an end. To try something again there is `retry`;
to wait for something there is `wait`.

## Example

```
process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        on_failure: check
```

## Instead

```
process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        retry:
          max_attempts: 5
```
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.link.circle import circles
from dazzle.lint.steps import certain, goes_to, workers

RULE = Rule("endless-process", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for node in workers(modules):
        for step in nodes(node.steps, ast.Step):
            yield from _step(step)
    processes = {node.name.text: node for node in workers(modules) if isinstance(node, ast.Process)}
    for circle in circles({name: list(_starts(node)) for name, node in processes.items()}):
        yield _round(circle, "starts itself", "starts", "name another process, or start it under a condition")
    for circle in circles({name: list(_waits_for(node)) for name, node in processes.items()}):
        yield _round(circle, "waits for its own end", "waits for", "name another process")


def _starts(node: ast.Process) -> Iterator[tuple[str, ast.Name]]:
    """The processes that every run of one starts, and where."""
    for step in certain(node.steps):
        if step.subprocess is not None:
            yield step.subprocess.text, step.subprocess


def _waits_for(node: ast.Process) -> Iterator[tuple[str, ast.Name]]:
    """The process whose end starts one, and where that is said."""
    if isinstance(node.trigger, ast.Completion):
        yield node.trigger.process.text, node.trigger.process


def _round(circle: Sequence[tuple[str, ast.Name]], what: str, verb: str, remedy: str) -> Diagnostic:
    """`what` the first of the processes does by way of the others, each of which `verb` the next."""
    (process, first), *others = circle
    between = " and ".join(f"`{name}`" for name, _ in others)
    return RULE.at(
        first.span,
        f"`{process}` {what}" + (f" by way of {between}" if others else ""),
        label=f"`{process}` {verb} `{first.text}`" if others else "this is the process itself",
        labels=tuple(Label(name.span, f"`{other}` {verb} `{name.text}`") for other, name in others),
        help=remedy,
    )


def _step(step: ast.Step) -> Iterator[Diagnostic]:
    for name in _endless(step):
        yield RULE.at(
            name.span,
            f"the step `{name.text}` goes on with itself",
            label="this is the step itself",
            help="name another step; to try it again, write `retry`",
        )


def _endless(step: ast.Step) -> Iterator[ast.Name]:
    """Where a step names itself, and nothing leads away from it or takes its time."""
    own = step.name.text
    away = step.condition is not None or any(name.text != own for name in goes_to(step))
    paced = step.wait is not None or step.human_task is not None
    for name, harmless in ((step.goto, away), (step.on_success, away), (step.on_failure, paced)):
        if name is not None and name.text == own and not harmless:
            yield name
