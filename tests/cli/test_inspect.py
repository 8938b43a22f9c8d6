"""`dazzle inspect` as a process of its own, in the example and in projects with mistakes."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dazzle.views import VIEWS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "inspect.schema.json").read_text())
COMMAND = [sys.executable, "-m", "dazzle", "inspect"]


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the example."""
    folder = tmp_path / "invoice_ops"
    shutil.copytree(ROOT / "examples" / "invoice_ops", folder, ignore=shutil.ignore_patterns(".dazzle"))
    return folder


def inspect(project: Path, *arguments: str, code: int = 0) -> tuple[str, str]:
    """What it says on standard output and on standard error."""
    ran = subprocess.run([*COMMAND, *arguments], cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout, ran.stderr


def test_text_is_a_table_for_each_entity_of_the_project(project):
    out, err = inspect(project)
    heads = re.findall(r"^(\w+).*table (\w+)$", out, re.MULTILINE)
    assert ("Invoice", "invoice") in heads
    assert len(heads) == 7
    assert err == ""
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_names_choose_the_entities(project):
    out, _ = inspect(project, "LineItem", "Tenant")
    assert re.findall(r"^(\w+).*table", out, re.MULTILINE) == ["LineItem", "Tenant"]


def test_framework_adds_what_dazzle_brings(project):
    out, _ = inspect(project, "--framework")
    assert re.search(r"^SystemHealth .*virtual, from health, the framework's$", out, re.MULTILINE)
    assert "SystemHealth" in inspect(project, "SystemHealth")[0]


@pytest.mark.parametrize("asked", [("--format", "json"), ("--json",)])
def test_json_is_one_line_as_the_published_schema_says(project, asked):
    out, err = inspect(project, *asked)
    found = json.loads(out)
    Draft202012Validator(SCHEMA).validate(found)
    assert out.count("\n") == 1
    assert err == ""
    assert found["version"] == 1
    assert {each["owner"] for each in found["entities"]} == {"project"}


def test_every_view_is_shown_and_written_to_a_file_of_its_suffix(project):
    for view in VIEWS:
        shown, _ = inspect(project, "--format", view.name)
        for suffix in view.suffixes:
            out, err = inspect(project, "--output", f"model{suffix}")
            assert (project / f"model{suffix}").read_text(encoding="utf-8") == shown
            assert (out, err) == ("", f"Wrote model{suffix}: {view.name}, 7 entities.\n")


def test_a_suffix_of_no_view_is_refused(project):
    _, err = inspect(project, "--output", "model.pdf", code=2)
    assert err.startswith("error: a `.pdf` file is none that can be written\n  help: write `.txt`")
    assert not (project / "model.pdf").exists()


def test_format_counts_for_more_than_the_suffix(project):
    out, err = inspect(project, "Tenant", "--format", "json", "--output", "model.txt")
    assert (out, err) == ("", "")
    assert json.loads((project / "model.txt").read_text())["entities"][0]["name"] == "Tenant"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Invoce",), ("there is no entity `Invoce`", "did you mean `Invoice`?")),
        (("Invoce", "Tennant"), ("`Invoce`, `Tennant`", "`Invoice`", "`Tenant`")),
        (("Xyzzy",), ("there is no entity `Xyzzy`", "dazzle inspect")),
        (("--format", "png"), ("'png' is not one of text, json",)),
        (("--output", "nowhere/model.svg"), ("there is no folder `nowhere`",)),
        (("--output", "dsl"), ("`dsl` is a folder",)),
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(project, arguments, said):
    out, err = inspect(project, *arguments, code=2)
    assert out == ""
    assert all(part in err for part in said)
    assert "Traceback" not in err


def test_a_project_with_mistakes_shows_them_and_ends_with_1(project):
    (project / "dsl" / "wrong.dsl").write_text("module wrong\nentity Kite:\n  id: uuid pk\n  tag: strng\n")

    out, err = inspect(project, "--output", "model.json", code=1)
    assert out == ""
    assert "error[unknown-type]" in err
    assert not (project / "model.json").exists()

    out, err = inspect(project, "--json", code=1)
    assert err == ""
    assert "unknown-type" in {each["rule"] for each in json.loads(out)["diagnostics"]}


def test_outside_a_project_it_says_so(tmp_path):
    _, err = inspect(tmp_path, code=1)
    assert "dazzle.toml" in err


def test_a_terminal_gets_colour_and_its_own_width(project):
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    ran = subprocess.Popen([*COMMAND, "Tenant"], cwd=project, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    shown = b""
    while part := _read(ours):
        shown += part
    assert ran.wait() == 0
    os.close(ours)
    assert ran.stderr is not None
    ran.stderr.close()
    first = shown.decode().splitlines()[0]
    assert "\x1b[1m" in first
    assert len(re.sub("\x1b\\[[0-9]*m", "", first)) == 100


def _read(terminal: int) -> bytes:
    """What stands on the terminal; nothing when the other side has closed it."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
