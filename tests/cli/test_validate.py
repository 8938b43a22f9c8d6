"""`dazzle validate` on projects with mistakes, and what --fix makes of their files."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dazzle.cli.app import run
from dazzle.project.compilation import compile_texts
from sourcecode import ROOT

SCHEMA = json.loads((ROOT / "docs" / "reference" / "diagnostics.schema.json").read_text())
KITES = """\
module club

entity Kite "Kite":
  id: uuid pk
  tag: str(12) requierd
  size: integer
  pilot: ref Pilot

surface kite_list "Kites":
  uses entity Kite
  mode: list
"""
FIXED = KITES.replace("requierd", "required").replace("integer", "int")


@pytest.fixture
def club(tmp_path, monkeypatch) -> Path:
    """A project with two certain mistakes and one that is not."""
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "club"\n')
    (tmp_path / "dsl").mkdir()
    kites(tmp_path).write_text(KITES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kites(folder: Path) -> Path:
    return folder / "dsl" / "kites.dsl"


@pytest.fixture
def said(capsys):
    """Runs a command line that must end with `code`; what it said on standard output and on standard error."""

    def said(*line, code=0):
        capsys.readouterr()
        ended = run(["validate", *line])
        out, err = capsys.readouterr()
        assert ended == code, out + err
        return out, err

    return said


def test_fix_changes_what_is_certain_tells_it_and_reports_the_rest(club, said):
    out, err = said("--fix", code=1)

    assert kites(club).read_text() == FIXED
    assert out.startswith(
        "fixed dsl/kites.dsl:5:16: write `required` (unknown-modifier)\n"
        "fixed dsl/kites.dsl:6:9: write `int` (unknown-type)\n\n"
        "error[unknown-entity]"
    )
    assert out.endswith("\nclub: 1 error; 2 fixed\n")
    assert err == ""


def test_fix_ends_well_when_nothing_is_left(club, said):
    kites(club).write_text(KITES.replace("  pilot: ref Pilot\n", ""))

    out, _ = said("--fix")

    assert out.endswith("2 fixed\n")
    assert said()[0].endswith("club: no problems\n")
    assert said("--fix")[0].endswith("club: no problems\n")


def test_validate_says_how_many_mistakes_can_be_fixed_and_changes_none(club, said):
    out, _ = said(code=1)

    assert out.endswith("club: 3 errors; `dazzle validate --fix` can put 2 of them right\n")
    assert kites(club).read_text() == KITES


@pytest.mark.parametrize("flag", [["--diff"], ["--dry-run"], ["--fix", "--dry-run"], ["--fix", "--diff"]])
def test_diff_shows_the_change_and_makes_none(club, said, flag):
    out, err = said(*flag, code=1)

    assert out == (
        "--- dsl/kites.dsl\n+++ dsl/kites.dsl\n@@ -2,8 +2,8 @@\n \n"
        ' entity Kite "Kite":\n   id: uuid pk\n-  tag: str(12) requierd\n-  size: integer\n'
        '+  tag: str(12) required\n+  size: int\n   pilot: ref Pilot\n \n surface kite_list "Kites":\n'
    )
    assert err == "club: 3 errors; 2 would be fixed\n"
    assert kites(club).read_text() == KITES


def test_fix_keeps_mode_mark_and_line_ends(club, said):
    kites(club).write_bytes(b"\xef\xbb\xbf" + KITES.replace("\n", "\r\n").encode())
    kites(club).chmod(0o640)

    said("--fix", code=1)

    assert kites(club).read_bytes() == b"\xef\xbb\xbf" + FIXED.replace("\n", "\r\n").encode()
    assert kites(club).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in kites(club).parent.iterdir()] == ["kites.dsl"]


def test_fix_touches_nothing_when_a_file_changed_meanwhile(club, said, monkeypatch):
    others = club / "dsl" / "a_others.dsl"
    others.write_text("module others\n\nentity Spot:\n  id: uuid pk\n  size: integer\n")
    compiled = 0

    def changing(project, sources):
        nonlocal compiled
        compiled += 1
        if compiled == 1:
            kites(club).write_text(KITES + "# and more\n")
        return before(project, sources)

    before = compile_texts
    monkeypatch.setattr("dazzle.project.compilation.compile_texts", changing)

    out, err = said("--fix", code=1)

    assert out == ""
    assert err.startswith("error: `dsl/kites.dsl` was changed at the same time\n")
    assert kites(club).read_text() == KITES + "# and more\n"
    assert "integer" in others.read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everything")
def test_fix_touches_nothing_when_a_file_cannot_be_written(club, said):
    kites(club).chmod(0o400)

    _, err = said("--fix", code=1)

    assert "`dsl/kites.dsl` cannot be written" in err


def test_json_is_what_the_published_schema_says(club, said):
    for flags in ([], ["--diff"], ["--fix"]):
        out, err = said("--json", *flags, code=1)
        data = json.loads(out)
        Draft202012Validator(SCHEMA).validate(data)
        assert (err, out.count("\n")) == ("", 1)
        assert data["ok"] is False
        assert [each["rule"] for each in data["fixed"]] == (["unknown-modifier", "unknown-type"] if flags else [])
        assert list(data["diffs"]) == (["dsl/kites.dsl"] if flags == ["--diff"] else [])
    assert data["fixable"] == 0
    assert [found["rule"] for found in data["diagnostics"]] == ["unknown-entity"]


def test_a_diff_is_written_to_the_file_that_is_named(club, said):
    shown, summary = said("--diff", code=1)

    out, err = said("--diff", "--output", "fix.txt", code=1)

    assert (out, err) == ("", summary)
    assert (club / "fix.txt").read_text(encoding="utf-8") == shown != ""


def test_a_suffix_that_says_nothing_is_refused_before_anything_is_done(club, said):
    out, err = said("--fix", "--output", "found.pdf", code=2)

    assert out == ""
    assert err == (
        "error: a `.pdf` file is none that can be written\n  help: write `.txt`, `.json`, `.sarif`, or say --format\n"
    )
    assert not (club / "found.pdf").exists()
    assert kites(club).read_text() == KITES


def test_output_is_written_to_a_file_whose_suffix_says_how(club, said):
    out, err = said("--output", "found.sarif", code=1)

    log = json.loads((club / "found.sarif").read_text())
    assert (out, err) == ("", "Wrote found.sarif: club: 3 errors.\n")
    assert log["version"] == "2.1.0"
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == [
        "unknown-modifier",
        "unknown-type",
        "unknown-entity",
    ]

    said("--output", "found.json", code=1)
    assert json.loads((club / "found.json").read_text())["summary"] == "3 errors"

    said("--output", "found.txt", "--format", "text", code=1)
    assert "\x1b" not in (club / "found.txt").read_text()
    assert (club / "found.txt").read_text().startswith("error[unknown-modifier]")


def test_sarif_goes_to_standard_output_when_asked_for(club, said):
    out, err = said("--format", "sarif", code=1)

    assert len(json.loads(out)["runs"][0]["results"]) == 3
    assert err == ""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (["--format", "xml"], "'xml' is not one of text, json, sarif"),
        (["--output", "dsl"], "`dsl` is a folder"),
        (["--output", "no/where.json"], "there is no folder `no`"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(club, said, line, message):
    _, err = said("--fix", *line, code=2)

    assert message in err
    assert kites(club).read_text() == KITES
