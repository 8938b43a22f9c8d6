"""The way through the steps of a process."""

from collections.abc import Iterator, Mapping, Sequence

from dazzle.lang import ast

COMPLETE = "complete"
ENDS = (COMPLETE, "fail")
Steps = Sequence[ast.Step | ast.Parallel]


def workers(modules: Sequence[ast.Module]) -> Iterator[ast.Process | ast.Schedule]:
    """All that has steps."""
    for module in modules:
        for node in module.declarations:
            if isinstance(node, ast.Process | ast.Schedule):
                yield node


def goes_to(step: ast.Step | ast.Parallel) -> Iterator[ast.Name]:
    """The steps that a step names as those it goes on with."""
    if isinstance(step, ast.Parallel):
        for inner in step.steps:
            yield from goes_to(inner)
        return
    outcomes = step.human_task.outcomes if step.human_task is not None else ()
    for name in (step.on_true, step.on_false, step.goto, step.on_success, step.on_failure, *(o.goto for o in outcomes)):
        if name is not None:
            yield name


def goes_on(step: ast.Step | ast.Parallel) -> bool:
    """Whether the step below may follow without being named."""
    if isinstance(step, ast.Parallel):
        return True
    named = step.goto is not None or step.on_success is not None
    if step.condition is not None:
        # Beside `on_true`, `goto` is the other way; beside a condition alone it may be either.
        return step.on_true is None or (step.on_false is None and not named)
    if named:
        return False
    outcomes = step.human_task.outcomes if step.human_task is not None else ()
    # `goto: complete` may end the process, or the task alone.
    return not outcomes or any(outcome.goto is None or outcome.goto.text == COMPLETE for outcome in outcomes)


def goes_astray(steps: Steps) -> bool:
    """Whether a step names one that is not there: then nobody can tell which ones are come to."""
    at = _numbers(steps)
    return any(name.text not in at and name.text not in ENDS for step in steps for name in goes_to(step))


def reached(steps: Steps) -> set[str]:
    """The names of the steps that a run can come to."""
    at = _numbers(steps)
    found: set[int] = set()
    waiting = [0] if steps else []
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        found.add(number)
        waiting.extend(at[name.text] for name in goes_to(steps[number]) if name.text in at)
        if goes_on(steps[number]) and number + 1 < len(steps):
            waiting.append(number + 1)
    return {steps[number].name.text for number in found}


def certain(steps: Steps) -> Iterator[ast.Step]:
    """The steps that every run does as long as nothing fails, up to the first that chooses a way."""
    at = _numbers(steps)
    found: set[int] = set()
    number = 0
    while number < len(steps) and number not in found:
        found.add(number)
        step = steps[number]
        number += 1
        if isinstance(step, ast.Parallel):
            yield from (inner for inner in step.steps if inner.condition is None)
            continue
        if step.condition is not None or step.human_task is not None:
            return
        yield step
        if (ahead := step.goto or step.on_success) is not None:
            number = at.get(ahead.text, len(steps))


def _numbers(steps: Steps) -> Mapping[str, int]:
    """Where each step stands; one of several side by side stands where they begin."""
    at: dict[str, int] = {}
    for number, step in enumerate(steps):
        for name in (step.name, *(inner.name for inner in getattr(step, "steps", ()))):
            at.setdefault(name.text, number)
    return at
