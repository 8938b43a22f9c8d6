"""A step says several things to do.

## What it does

Names the steps that have more than one of `service`, `channel` with `message`, `llm_intent`, `wait`, `human_task` and
`subprocess`.

## Why

A step does one thing, which can succeed or fail: of several, only the first in that order is done.

## Example

```
process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        wait: 1h
```

## Instead

Make a step of each:

```
process clear_vessel "Clear vessel":
  steps:
    - step rest:
        wait: 1h
    - step check:
        service: check_papers
```
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.lint.steps import workers

RULE = Rule("ambiguous-step", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for node in workers(modules):
        for step in nodes(node.steps, ast.Step):
            said = _actions(step)
            if len(said) > 1:
                listed = ", ".join(f"`{word}`" for word in said)
                yield RULE.at(
                    step.name.span,
                    f"the step `{step.name.text}` is to do several things: {listed}",
                    label=f"only `{said[0]}` counts",
                    help="make a step of each",
                )


def _actions(step: ast.Step) -> list[str]:
    sent = "message" if step.channel is None else "channel"
    words = ("service", sent, "llm_intent", "wait", "human_task", "subprocess")
    return [word for word in words if getattr(step, word) is not None]
