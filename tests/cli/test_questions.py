"""`dazzle db revision` where a name is gone beside a new one: at a terminal it asks, elsewhere it is told."""

import json
import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dazzle.cli.app import run

COMMAND = [sys.executable, "-m", "dazzle", "db", "revision"]
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reference" / "questions.schema.json").read_text())
TEXT = """\
module shop

app shop "Shop"

entity Invoice "Invoice":
  id: uuid pk
  number: str(40) required
  remarks: text
"""
RENAMED = TEXT.replace("remarks: text", "note: text").replace("number: str(40) required", "reference: str(60)")


@pytest.fixture
def shop(tmp_path, server, database_url, monkeypatch) -> Path:
    """A project with a revision, whose text says other names since; the current folder."""
    (tmp_path / "dsl").mkdir()
    (tmp_path / "dsl" / "app.dsl").write_text(TEXT)
    (tmp_path / "dazzle.toml").write_text(
        f'[project]\nname = "shop"\nroot = "shop"\n\n[migrations]\nscratch_url = "{server}"\n'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert run(["db", "revision", "-m", "baseline"]) == 0
    (tmp_path / "dsl" / "app.dsl").write_text(RENAMED)
    return tmp_path


@pytest.fixture
def said(shop, capsys):
    """Runs `dazzle db revision`, which must end with `code`; what it said on standard output and on standard error."""

    def said(*line, code=0):
        capsys.readouterr()
        ended = run(["db", "revision", *line])
        out, err = capsys.readouterr()
        assert ended == code, out + err
        return out, err

    return said


def revisions(folder: Path) -> list[str]:
    return [path.read_text() for path in sorted((folder / "migrations" / "versions").glob("*.py"))]


def test_the_ways_out_are_commands_that_can_be_copied(shop, said):
    _, err = said("-m", "call it note", code=1)
    assert "`Invoice` loses `remarks` and gets" in err
    assert "was: remarks" in err
    commands = [line.partition(": ")[2] for line in err.splitlines() if "dazzle db revision" in line]
    assert commands == [
        "dazzle db revision -m 'call it note' --rename Invoice.number:reference --rename Invoice.remarks:note",
        "dazzle db revision -m 'call it note' --drop Invoice.number --drop Invoice.remarks",
    ]
    assert len(revisions(shop)) == 1
    said(*shlex.split(commands[0])[3:])
    assert len(revisions(shop)) == 2
    assert 'op.alter_column("invoice", "remarks", new_column_name="note")' in revisions(shop)[1]


def test_a_pipeline_asks_and_answers_with_json(shop, said):
    out, err = said("--questions", "json", code=1)
    questions = json.loads(out)
    Draft202012Validator(SCHEMA).validate(questions)
    assert err == ""
    assert [(each["old"], each["candidates"][0]["name"]) for each in questions["questions"]] == [
        ("number", "reference"),
        ("remarks", "note"),
    ]
    assert questions["questions"][1]["candidates"][0]["option"] == "--rename Invoice.remarks:note"

    questions["questions"][0]["answer"] = {"rename": "reference"}
    questions["questions"][1]["answer"] = {"drop": True}
    Draft202012Validator(SCHEMA).validate(questions)
    (shop / "answers.json").write_text(json.dumps(questions))
    out, _ = said("--answers", "answers.json", "--questions", "json")
    assert json.loads(out)["questions"] == []
    assert len(revisions(shop)) == 1
    out, _ = said("--answers", "answers.json", "-m", "new names", "--json")
    assert len(json.loads(out)["written"]) == 2
    # They are done: said again, they match nothing.
    assert "drops nothing" in said("--drop", "Invoice.remarks", "-m", "again", code=1)[1]
    assert "renames nothing" in said("--answers", "answers.json", "-m", "again", code=1)[1]


@pytest.mark.parametrize(
    "text", ["no JSON", "[]", '{"version": 2, "questions": []}', '{"version": 1, "questions": [3]}']
)
def test_answers_that_are_none_are_wrong_usage(shop, said, text):
    (shop / "answers.json").write_text(text)
    assert "answers.json" in said("-m", "x", "--answers", "answers.json", code=2)[1]


def test_options_that_contradict_are_wrong_usage(said):
    assert "says what it does" in said(code=2)[1]
    assert "--questions yaml" in said("--questions", "yaml", code=2)[1]
    assert "is not read" in said("-m", "x", "--rename", "Invoice.remarks", code=2)[1]
    assert "cannot be read" in said("-m", "x", "--answers", "missing.json", code=2)[1]
    assert "an empty revision" in said("-m", "x", "--empty", "--drop", "Invoice.remarks", code=2)[1]


def test_json_is_told_and_never_asks(said):
    out, err = said("-m", "x", "--json", code=1)
    assert json.loads(out)["error"]["kind"] == "RevisionUndecided"
    assert err == ""


def test_hints_that_were_followed_are_noted(shop, said, capsys):
    hinted = RENAMED.replace("note: text", "note: text was: remarks").replace("str(60)", "str(60) was: number")
    (shop / "dsl" / "app.dsl").write_text(hinted)
    assert json.loads(said("-m", "names", "--json")[0])["notes"] == []
    notes = json.loads(said("-m", "again", "--json")[0])["notes"]
    assert notes == [
        "`was: number` of `Invoice.reference` is done, and may go from the text: a revision has renamed it",
        "`was: remarks` of `Invoice.note` is done, and may go from the text: a revision has renamed it",
    ]
    assert run(["db", "check"]) == 0
    assert f"note: {notes[0]}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1\n1\n", "--rename Invoice.number:reference --rename Invoice.remarks:note"),
        ("9\nd\nD\n", "--drop Invoice.number --drop Invoice.remarks"),
        ("2\nd\n", "--rename Invoice.number:note --drop Invoice.remarks"),
    ],
    ids=["renamed", "dropped, after a slip", "another"],
)
def test_a_terminal_is_asked(shop, typed, told):
    code, shown, _ = at_a_terminal(shop, typed)
    assert code == 0, shown
    assert "`Invoice.number` (character varying(40)) is gone from the text. What became of it?" in shown
    assert "1  it is `reference` now (character varying(60), likeness 0." in shown
    assert f"Without questions, this is: dazzle db revision -m 'new names' {told}" in " ".join(shown.split())
    assert len(revisions(shop)) == (2 if "drop" not in told else 3)


def test_nothing_is_done_when_the_terminal_gives_up(shop):
    code, shown, _ = at_a_terminal(shop, "1\n\x04")
    assert code == 1
    assert "Nothing was done." in shown
    assert len(revisions(shop)) == 1


def at_a_terminal(folder: Path, typed: str) -> tuple[int, str, str]:
    """The exit code of `dazzle db revision`, what stood on the terminal, and what went to standard output."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    ran = subprocess.Popen(
        [*COMMAND, "-m", "new names"],
        cwd=folder,
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )
    os.close(theirs)
    shown = b""
    while part := _read(ours):
        shown += part
    out, _ = ran.communicate(timeout=60)
    os.close(ours)
    return ran.returncode, shown.decode(), out.decode()


def _read(terminal: int) -> bytes:
    """What stands on the terminal; nothing when the other side has closed it."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
