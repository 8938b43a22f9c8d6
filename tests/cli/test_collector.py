"""How often cycles are looked for: seldom in a command, as Python does it once something goes on."""

import gc
from collections.abc import Iterator

import pytest

from dazzle import collector
from dazzle.cli.app import run


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_a_command_looks_seldom_and_what_goes_on_as_usual(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert gc.get_threshold() == collector.SELDOM != collector.USUAL
    assert capsys.readouterr().out
    collector.collect_as_usual()
    assert gc.get_threshold() == collector.USUAL
    assert gc.get_freeze_count() > collector.FROZEN


def test_what_is_made_while_it_rests_is_old_and_is_not_walked() -> None:
    with collector.resting_collector():
        made = [[number] for number in range(10 * collector.USUAL[0])]
    assert gc.isenabled()
    assert gc.get_freeze_count() <= collector.FROZEN
    old = set(map(id, gc.get_objects(generation=2)))
    assert old.issuperset(map(id, made))


def test_what_is_frozen_stays_so() -> None:
    gc.freeze()
    with collector.resting_collector():
        pass
    assert gc.get_freeze_count() > collector.FROZEN


def test_a_collector_that_does_not_run_is_not_started() -> None:
    gc.disable()
    try:
        with collector.resting_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
