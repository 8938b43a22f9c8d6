"""`dazzle explain`: every rule, and one of them by the name that a message shows."""

import json
import subprocess
import sys

import pytest

from dazzle.project.every_rule import RULES

COMMAND = [sys.executable, "-m", "dazzle", "explain"]


def explain(*arguments: str, code: int = 0) -> tuple[str, str]:
    """What it says on standard output and on standard error."""
    ran = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout, ran.stderr


def test_without_a_name_every_rule_is_listed():
    out, _ = explain("--format", "json")
    listed = json.loads(out)["rules"]
    assert sorted(rule["rule"] for rule in listed) == sorted(rule.slug for rule in RULES)


@pytest.mark.parametrize("name", ["unknown-entity", "[unknown-entity]", "error[unknown-entity]"])
def test_a_rule_is_explained_by_its_name_as_a_message_shows_it(name):
    out, _ = explain(name)
    assert out.startswith("error[unknown-entity]\n\nAn entity is named that is not declared.\n")


@pytest.mark.parametrize(
    ("name", "said", "help_text"),
    [
        ("unknown-entty", "there is no rule `unknown-entty`", "did you mean `unknown-entity`?"),
        ("error[unknown-entty]", "there is no rule `unknown-entty`", "did you mean `unknown-entity`?"),
        ("", "there is no rule ``", "`dazzle explain` lists every rule"),
    ],
)
def test_a_name_of_no_rule_is_refused(name, said, help_text):
    out, err = explain(name, code=2)
    assert out == ""
    assert said in err
    assert help_text in err
