"""The boundary of the process: exit codes, and what is said on the way out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dazzle.cli import app
from dazzle.cli.app import run

DAZZLE = (sys.executable, "-m", "dazzle")


def raising(error):
    def invoke(_):
        raise error

    return invoke


def dazzle(*arguments, folder, **variables):
    environment = {**os.environ, "NO_COLOR": "1", **variables}
    return subprocess.run(
        [*DAZZLE, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_version_is_printed_when_it_is_asked_for(tmp_path):
    alone, beside = dazzle("--version", folder=tmp_path), dazzle("--version", "db", folder=tmp_path)

    assert alone.stdout == beside.stdout
    assert alone.stdout.startswith("dazzle ")
    assert (alone.returncode, beside.returncode, alone.stderr) == (0, 0, "")


@pytest.mark.parametrize("line", [[], ["db"], ["nonsense"], ["db", "revison"], ["serve", "--port", "x"], ["--wrong"]])
def test_usage_is_shown_with_exit_code_2_when_the_line_is_wrong(line, capsys):
    assert run(line) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "Usage: dazzle" in err


def test_our_mistake_is_called_ours_with_the_traceback(monkeypatch, capsys):
    monkeypatch.setattr(app, "_invoke", raising(ZeroDivisionError("by nothing")))

    assert run(["validate"]) == 3

    said = capsys.readouterr().err
    assert "ZeroDivisionError: by nothing" in said
    assert "mistake in Dazzle" in said


def test_interrupt_is_quiet(monkeypatch, capsys):
    monkeypatch.setattr(app, "_invoke", raising(KeyboardInterrupt()))

    assert run(["serve"]) == 130
    assert tuple(capsys.readouterr()) == ("", "")


def test_broken_pipe_is_quiet_when_nobody_reads(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run([*DAZZLE, "--help"], cwd=tmp_path, stdout=closed, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    "line",
    [
        ["validate"],
        ["serve", "--port", "0"],
        ["db", "check"],
        ["db", "current"],
        ["db", "downgrade"],
        ["db", "history"],
        ["db", "psql"],
        ["db", "revision", "-m", "x"],
        ["db", "status"],
        ["db", "stop"],
        ["db", "upgrade"],
        ["db", "url"],
    ],
)
def test_no_project_is_one_sentence_and_what_to_do(line, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert run(line) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"error: this is not a Dazzle project: there is no dazzle.toml in `{tmp_path}` or above it",
        "  help: go into a project's folder, or make one: `dazzle new NAME`",
    ]


def test_name_is_shown_when_the_terminal_cannot_spell_it(tmp_path):
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "x"\n["größe"]\n', encoding="utf-8")

    done = dazzle("db", "history", folder=Path(tmp_path), PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert r"gr\xf6\xdfe" in done.stderr
