"""`dazzle where` as a process of its own, in a project that does not compile."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = """module club

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  keeper: ref Member
  state: enum[stored, flying] = stored
  invariant: tag != ""

entity Member "Member":
  id: uuid pk
  tag: str(4)

surface kite_list "Kites":
  uses entity Kite
  mode: lst
  section main:
    field tag
"""


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "club"\n')
    (tmp_path / "dsl").mkdir()
    (tmp_path / "dsl" / "club.dsl").write_text(TEXT)
    return tmp_path


def where(project: Path, *arguments: str, code: int = 0) -> tuple[str, str]:
    """What it says on standard output and on standard error."""
    command = [sys.executable, "-m", "dazzle", "where", *arguments]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout, ran.stderr


def test_the_place_of_a_name_and_of_its_uses_is_told(project):
    out, _ = where(project, "Kite.tag")
    assert out == (
        "field Kite.tag, declared at dsl/club.dsl:5:3, used 2 times\n"
        '  dsl/club.dsl:8:14   invariant: tag != ""\n'
        "  dsl/club.dsl:18:11  field tag\n"
    )


def test_all_that_have_the_name_are_told(project):
    out, _ = where(project, "tag", "--format", "json")
    found = json.loads(out)["definitions"]
    assert [(each["kind"], each["inside"], each["line"]) for each in found] == [
        ("field", "Kite", 5),
        ("field", "Member", 12),
    ]
    assert [use["line"] for use in found[0]["uses"]] == [8, 18]


def test_what_nothing_names_is_said_to_be_not_used(project):
    assert where(project, "Member.tag")[0] == "field Member.tag, declared at dsl/club.dsl:12:3, not used\n"


@pytest.mark.parametrize(
    ("name", "help_text"),
    [
        ("Kit", "did you mean `Kite`?"),
        ("Kit.tag", "did you mean `Kite.tag`?"),
        ("Kite.tagg", "did you mean `Kite.tag`?"),
        ("keper", "did you mean `keeper`?"),
        ("", "`dazzle inspect` shows every entity"),
    ],
)
def test_a_name_that_nothing_has_is_refused(project, name, help_text):
    out, err = where(project, name, code=2)
    assert out == ""
    assert f"nothing is called `{name}`" in err
    assert help_text in err
