"""Every text of ours is laid out as `dazzle fmt` lays it out, and the page about it shows what it does."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from dazzle.cli.app import run
from dazzle.diagnostics.span import SourceFile
from dazzle.lang.format import format_source
from sourcecode import ROOT

PAGE = (ROOT / "docs" / "reference" / "fmt.md").read_text()
BLOCK = re.compile(r"^ *```dsl\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
BEFORE_AND_AFTER = re.compile(r"^```text\n(.*?)^```\n\nbecomes\n\n```dsl\n(.*?)^```", re.MULTILINE | re.DOTALL)


def laid_out(text: str) -> str:
    made = format_source(SourceFile("page", text))
    assert not made.refused
    return made.text


@pytest.mark.parametrize("folder", ["examples", "src/dazzle/framework", "src/dazzle/cli/templates"])
def test_our_texts_are_laid_out(folder, capsys):
    assert run(["fmt", "--check", str(ROOT / folder)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_texts_in_the_documentation_are_laid_out(page: Path):
    blocks = [dedent(block) for block in BLOCK.findall(page.read_text())]
    assert [laid_out(block) for block in blocks] == blocks


def test_the_page_about_the_layout_shows_what_becomes_of_a_text():
    pairs = BEFORE_AND_AFTER.findall(PAGE)
    assert len(pairs) == PAGE.count("```text") == 2
    assert [laid_out(before) for before, _ in pairs] == [after for _, after in pairs]
