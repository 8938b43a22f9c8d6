"""What a migration tells while it runs, on a terminal and elsewhere."""

import pytest

from dazzle.back.migrate.progress import Moment
from dazzle.cli.output import Format, Output
from dazzle.cli.progress import CLEAR, Told, bar, watching

FIRST = Moment("one", "step 1 of 2: one", 0.5)
LATER = Moment("one", "step 1 of 2: one, 10 of 20 blocks", 0.5)


def told(format_: Format, *, terminal: bool) -> Told:
    return Told(Output(format_), terminal=terminal)


def test_a_line_is_overwritten_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    made = told(Format.TEXT, terminal=True)
    made.moment(FIRST)
    made.moment(LATER)
    made.line("applied")
    made.end()
    shown = capsys.readouterr().err
    assert shown == f"{CLEAR}{bar(0.5)}{FIRST.text}{CLEAR}{bar(0.5)}{LATER.text}{CLEAR}applied\n"
    assert bar(0.5) == "[##########----------] "
    assert bar(None) == ""


def test_each_topic_is_a_line_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    made = told(Format.TEXT, terminal=False)
    for moment in (FIRST, LATER, Moment("two", "step 2 of 2: two")):
        made.moment(moment)
    assert capsys.readouterr().err == "step 1 of 2: one\nstep 2 of 2: two\n"


def test_nothing_is_told_beside_json(capsys: pytest.CaptureFixture[str]) -> None:
    with watching(Output(Format.JSON)) as made:
        made.moment(FIRST)
        made.line("applied")
    assert capsys.readouterr() == ("", "")
