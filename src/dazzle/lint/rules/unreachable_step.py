"""A step that no run comes to.

## What it does

Follows the steps of a process or of a schedule from the first one: to those that a step names (`goto`, `on_success`,
`on_failure`, `on_true`, `on_false`, the outcomes of a task), and to the one below where a step does not always say
where it goes on. What is never come to is named. Where a step names one that is not there, nothing is said: it may be
any of them.

## Why

It was meant to be done, and is not.

## Example

```
process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        goto: complete
    - step tell:
        service: tell_owner
```

## Instead

Name the step where a run should come to it, or remove it.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast
from dazzle.lint.steps import goes_astray, reached, workers

RULE = Rule("unreachable-step", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for node in workers(modules):
        if goes_astray(node.steps):
            continue
        found = reached(node.steps)
        for step in node.steps:
            if step.name.text not in found:
                yield RULE.at(
                    step.name.span,
                    f"no run of `{node.name.text}` comes to the step `{step.name.text}`",
                    label="nothing leads here",
                    help="name it where it should follow, or remove it",
                )
