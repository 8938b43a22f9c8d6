import json

import pytest

from dazzle.cli.output import TEXT, Format, Output, coloured
from dazzle.diagnostics.diagnostic import CompileError, Diagnostic, Severity
from dazzle.diagnostics.errors import DatabaseUnreachable
from dazzle.diagnostics.span import SourceFile, Span

JSON = Output(Format.JSON)
DOWN = DatabaseUnreachable("nobody answers at db.example:5432", help="start it\nor name another")
WRONG = CompileError(
    [Diagnostic(rule="unknown-type", severity=Severity.ERROR, message="no type `strng`", span=Span("a.dsl", 0, 5))],
    {"a.dsl": SourceFile("a.dsl", "strng")},
)


class Terminal:
    def isatty(self) -> bool:
        return True


def test_result_is_the_text_alone_when_it_is_for_people(capsys):
    TEXT.result({"url": "x"}, "postgresql://x")

    assert tuple(capsys.readouterr()) == ("postgresql://x\n", "")


def test_result_is_one_line_of_json_alone_when_it_is_for_programs(capsys):
    JSON.progress("on the way")
    JSON.result({"name": "Küche"}, "ignored")

    out, err = capsys.readouterr()
    assert (out, err) == ('{"name": "Küche"}\n', "")


def test_error_is_a_sentence_and_its_help_when_it_is_for_people(capsys):
    TEXT.error(DOWN)

    assert tuple(capsys.readouterr()) == (
        "",
        "error: nobody answers at db.example:5432\n  help: start it\n        or name another\n",
    )


def test_error_is_data_when_it_is_for_programs(capsys):
    JSON.error(DOWN)

    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == {
        "error": {"kind": "DatabaseUnreachable", "message": DOWN.message, "help": DOWN.help},
    }


def test_compile_error_shows_the_text_when_it_is_for_people(capsys):
    TEXT.compile_error(WRONG)

    out, err = capsys.readouterr()
    assert out == ""
    assert "error[unknown-type]: no type `strng`" in err
    assert "1 | strng" in err
    assert err.endswith("1 error\n")


def test_compile_error_holds_every_diagnostic_when_it_is_for_programs(capsys):
    JSON.compile_error(WRONG)

    data = json.loads(capsys.readouterr().out)
    assert data["error"]["kind"] == "CompileError"
    assert [(found["rule"], found["line"]) for found in data["diagnostics"]] == [("unknown-type", 1)]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_coloured_asks_the_environment_when_the_stream_is_a_terminal(monkeypatch, environment, expected):
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert coloured(Terminal()) is expected


def test_coloured_is_false_when_the_stream_is_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    with (tmp_path / "out").open("w") as file:
        assert not coloured(file)
