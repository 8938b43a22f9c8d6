"""A process goes round for ever.

## What it does

Finds steps that go on with themselves and lead nowhere else, steps that follow their own failure without a wait or a
person between, processes that always start themselves as a step, and processes that wait for their own end.

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

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.lint.steps import certain, goes_to, workers

RULE = Rule("endless-process", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for node in workers(modules):
        for step in nodes(node.steps, ast.Step):
            yield from _step(step)
        for step in certain(node.steps):
            if isinstance(node, ast.Process) and step.subprocess is not None and step.subprocess.text == node.name.text:
                yield RULE.at(
                    step.subprocess.span,
                    f"`{node.name.text}` starts itself",
                    label="this is the process itself",
                    help="name another process, or start it under a condition",
                )
        trigger = node.trigger if isinstance(node, ast.Process) else None
        if isinstance(trigger, ast.Completion) and trigger.process.text == node.name.text:
            yield RULE.at(
                trigger.process.span,
                f"`{node.name.text}` waits for its own end",
                label="this is the process itself",
                help="name another process",
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
