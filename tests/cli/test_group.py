"""The commands' wiring, on a package of commands made for it."""

import errno
import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Annotated

import pytest
import typer
from typer._click.exceptions import ClickException

from dazzle.cli.group import Group
from dazzle.cli.output import TEXT, OutputOption
from dazzle.diagnostics.diagnostic import CompileError, Diagnostic, Severity
from dazzle.diagnostics.errors import ProjectError, UsageError

RAISED = {
    "compile": CompileError([Diagnostic(rule="a-rule", severity=Severity.ERROR, message="it is wrong")]),
    "project": ProjectError("no project", help="make one"),
    "usage": UsageError("not like this"),
    "full": OSError(errno.ENOSPC, "No space left on device", "/some/file"),
    "odd": OSError(errno.EBADF, "Bad file descriptor"),
    "bug": KeyError("x"),
}


def command(what: Annotated[str, typer.Argument()] = "", output: OutputOption = TEXT) -> None:
    if what in RAISED:
        raise RAISED[what]
    output.result({"what": what}, f"did {what}")


@dataclass
class Done:
    code: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs a line of a command line whose one command is `act`, in a package of its own."""
    package, act = ModuleType("acting", "What acts."), ModuleType("acting.act", "Act.\n\nAnd say so.")
    package.COMMANDS = (("act", "Act."), ("other", "Not written."))
    act.EXAMPLES, act.command = ("acting act 'a  b'",), command
    monkeypatch.setitem(sys.modules, "acting", package)
    monkeypatch.setitem(sys.modules, "acting.act", act)
    group = Group(package="acting", name="acting", help="What acts.", no_args_is_help=True, rich_markup_mode=None)

    def run(*line):
        code = group.main(list(line), prog_name="acting", standalone_mode=False)
        return Done(code or 0, *capsys.readouterr())

    return run


def test_help_lists_every_command_without_importing_any(run):
    shown = run("--help").stdout

    assert "act    Act." in shown
    assert "other  Not written." in shown


def test_help_of_a_command_is_its_docstring_and_its_examples(run):
    shown = run("act", "--help").stdout

    assert "And say so." in shown
    assert "Examples:\n    acting act 'a  b'\n" in shown


@pytest.mark.parametrize("words", [("--json",), ("--format", "json"), ("--format=json",)])
def test_json_is_spoken_when_it_is_asked_for(run, words):
    assert run("act", "well", *words).stdout == '{"what": "well"}\n'


def test_json_is_an_argument_when_it_stands_behind_the_dashes(run):
    assert run("act", "--", "--json").stdout == "did --json\n"


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        ("compile", 1, "error[a-rule]: it is wrong\n\n1 error\n"),
        ("project", 1, "error: no project\n  help: make one\n"),
        ("usage", 2, "error: not like this\n"),
        ("full", 1, "error: cannot write `/some/file`: the disk is full\n"),
    ],
)
def test_command_says_a_sentence_and_an_exit_code_when_it_cannot(run, what, code, said):
    done = run("act", what)

    assert (done.code, done.stdout) == (code, "")
    assert done.stderr.startswith(said)


@pytest.mark.parametrize("what", ["odd", "bug"])
def test_command_lets_through_what_is_our_mistake(run, what):
    with pytest.raises(type(RAISED[what])) as raised:
        run("act", what)

    assert raised.value is RAISED[what]


def test_group_suggests_a_command_when_the_word_is_nearly_one(run):
    with pytest.raises(ClickException, match=r"There is no command `atc`\. Did you mean `act`\?") as refused:
        run("atc")

    assert refused.value.exit_code == 2
