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
    assert gc.get_freeze_count()
