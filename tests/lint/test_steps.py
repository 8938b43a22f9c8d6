"""The way through steps: which ones a run can come to, and which ones every run does."""

from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import compiled
from dazzle.lang import ast
from dazzle.lint.steps import certain, goes_astray, reached

SERVICE = "service: check"
CHOICE = "human_task:\n  surface: a\n  outcomes:\n    - yes:\n        goto: {yes}\n    - no:\n        label: 'No'"


def steps_of(*bodies: str) -> tuple[ast.Step | ast.Parallel, ...]:
    """Steps `a`, `b`, `c` ... with these lines."""
    lines = (f"- step {name}:\n{indent(body, '    ')}\n" for name, body in zip("abcdef", bodies, strict=False))
    (node,) = compiled("process p:\n  steps:\n" + indent("".join(lines), "    ")).modules[0].declarations
    assert isinstance(node, ast.Process)
    assert not node.lost
    return node.steps


@pytest.mark.parametrize(
    ("bodies", "can", "must"),
    [
        ((SERVICE, SERVICE, SERVICE), "abc", "abc"),
        ((f"{SERVICE}\ngoto: c", SERVICE, SERVICE), "ac", "ac"),
        ((f"{SERVICE}\non_success: complete", SERVICE), "a", "a"),
        ((f"{SERVICE}\non_failure: c\ngoto: complete", SERVICE, SERVICE), "ac", "a"),
        ((f"{SERVICE}\non_failure: fail", SERVICE), "ab", "ab"),
        (("condition: x\non_true: c", SERVICE, SERVICE), "abc", ""),
        (("condition: x\non_true: c\non_false: complete", SERVICE, SERVICE), "ac", ""),
        (("condition: x\non_true: c\ngoto: d", SERVICE, SERVICE, SERVICE), "acd", ""),
        (("condition: x\ngoto: c", SERVICE, SERVICE), "abc", ""),
        ((SERVICE, CHOICE.format(yes="d"), SERVICE, SERVICE), "abcd", "a"),
        ((f"{SERVICE}\ngoto: b", f"{SERVICE}\ngoto: a", SERVICE), "ab", "ab"),
    ],
)
def test_a_run_comes_to_the_steps_that_follow_and_those_that_are_named(
    bodies: tuple[str, ...], can: str, must: str
) -> None:
    steps = steps_of(*bodies)
    assert reached(steps) == set(can)
    assert [step.name.text for step in certain(steps)] == list(must)


def test_steps_go_astray_when_one_is_named_that_is_not_there() -> None:
    assert goes_astray(steps_of(f"{SERVICE}\ngoto: nowhere"))
    assert not goes_astray(steps_of(f"{SERVICE}\ngoto: complete\non_failure: fail"))


NAMES = st.sampled_from(["a", "b", "c", "d", "complete", "fail"])
LINES = st.dictionaries(st.sampled_from(["goto", "on_success", "on_failure", "on_true", "on_false"]), NAMES, max_size=3)
BODIES = st.tuples(st.sampled_from([SERVICE, "condition: x"]), LINES).map(
    lambda said: "\n".join([said[0], *(f"{key}: {name}" for key, name in said[1].items())])
)


@given(st.lists(BODIES, min_size=4, max_size=4))
def test_what_every_run_does_is_what_a_run_can_come_to(bodies: list[str]) -> None:
    steps = steps_of(*bodies)
    assert {step.name.text for step in certain(steps)} <= reached(steps)
