"""Every rule of a target on texts of its own: some on which it fires, some near misses (`ok_...`) on which none does.

tests/targets/<slug>/<case>.dsl is compiled as a project; <case>.out is what `dazzle db lint` says of it. `example.dsl`
is the rule's own example. `UPDATE=1 pytest tests/targets` writes the .out files anew: read the difference.
"""

import json
import os
from pathlib import Path

import pytest

from dazzle.back.targets.examine import examine
from dazzle.back.targets.rules import RULES
from dazzle.back.targets.target import Target
from dazzle.cli.app import run
from dazzle.compiler import compile_sources
from dazzle.diagnostics.render import to_text
from dazzle.diagnostics.span import SourceFile

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.dsl"))
TARGETS = {rule.RULE.slug: rule.TARGETS for rule in RULES}
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")


@every_case
def test_what_a_target_says_of_a_text(case: Path) -> None:
    slug = case.parent.name
    source = SourceFile(case.name, case.read_text())
    appspec = compile_sources([source]).require()
    (target,) = TARGETS[slug]
    found = examine(appspec, target)
    text = to_text(found, {source.path: source}, colour=False) + "\n"
    if case.stem.startswith("ok_"):
        assert not found, text
        return
    assert slug in {each.rule for each in found}
    expected = case.with_suffix(".out")
    if os.environ.get("UPDATE"):
        expected.write_text(text)
    assert expected.read_text() == text


@every_case
def test_postgresql_takes_everything(case: Path) -> None:
    appspec = compile_sources([SourceFile(case.name, case.read_text())]).require()
    assert examine(appspec, Target.POSTGRES) == ()


@pytest.mark.parametrize("slug", TARGETS)
def test_rule_has_a_text_and_a_near_miss(slug: str) -> None:
    stems = [case.stem for case in CASES if case.parent.name == slug]
    assert "example" in stems
    assert [stem for stem in stems if stem.startswith("ok_")], f"no near miss of {slug}"


def test_folders_are_rules() -> None:
    assert {case.parent.name for case in CASES} == set(TARGETS)


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "dsl").mkdir()
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "club"\n')
    text = (FOLDER / "nullify-in-tenant" / "example.dsl").read_text()
    (tmp_path / "dsl" / "app.dsl").write_text(f"module club.app\n\n{text}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lint_says_what_the_target_refuses_and_exits_with_1(project, capsys):
    assert run(["db", "lint", "--target", "citus"]) == 1
    out = capsys.readouterr().out
    assert "error[nullify-in-tenant]" in out
    assert out.endswith("club on citus: 1 error\n")


def test_lint_prints_the_report_of_validate(project, capsys):
    assert run(["validate", "--json"]) == 0
    keys = json.loads(capsys.readouterr().out).keys()
    assert run(["db", "lint", "--target", "citus", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data.keys() == keys
    (found,) = data["diagnostics"]
    assert (data["ok"], found["rule"], found["file"], found["line"]) == (False, "nullify-in-tenant", "dsl/app.dsl", 15)


def test_lint_takes_the_engine_of_the_project(project, capsys):
    assert run(["db", "lint"]) == 0
    assert capsys.readouterr().out == "club on postgres: no problems\n"
    (project / "dazzle.toml").write_text('[project]\nname = "club"\n[database]\nengine = "citus"\n')
    assert run(["db", "lint"]) == 1


def test_unknown_target_or_engine_is_refused(project, capsys):
    assert run(["db", "lint", "--target", "mysql"]) == 2
    assert "postgres, citus, yugabyte" in capsys.readouterr().err
    (project / "dazzle.toml").write_text('[project]\nname = "club"\n[database]\nengine = "cirus"\n')
    assert run(["db", "lint"]) == 1
    assert "did you mean `citus`" in capsys.readouterr().err
