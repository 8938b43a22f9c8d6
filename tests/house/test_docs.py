"""What is written about the code is true of it."""

import re
import subprocess
import sys

from sourcecode import PACKAGE, ROOT

PROJECT = ROOT / "examples" / "invoice_ops"
PATH = re.compile(r"`((?:[a-z_]+/)+(?:[a-z_]+\.py)?|[a-z_]+\.py)`")


def test_the_reference_is_what_the_code_says():
    ran = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_architecture_names_what_is_there():
    named = PATH.findall((ROOT / "docs" / "architecture.md").read_text())
    assert named
    assert not [path for path in named if not any((folder / path).exists() for folder in (PACKAGE, ROOT, PROJECT))]


MIGRATIONS = (ROOT / "docs" / "reference" / "migrations.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", MIGRATIONS, re.MULTILINE | re.DOTALL)


def test_python_in_the_migrations_page_stands_in_the_examples_revisions():
    revisions = [path.read_text() for path in (PROJECT / "migrations" / "versions").glob("*.py")]
    quoted = blocks("python")
    assert quoted
    assert not [block for block in quoted if not any(block in text for text in revisions)]


def test_text_in_the_migrations_page_stands_in_the_examples_sources():
    sources = "".join(path.read_text() for path in (PROJECT / "dsl").glob("*.dsl"))
    quoted = [line for block in blocks("dsl") for line in block.splitlines()]
    assert quoted
    assert not [line for line in quoted if line not in sources]


def test_revisions_that_the_migrations_page_makes_are_the_examples():
    said = [message for block in blocks("sh") for message in re.findall(r'revision (?:--empty )?-m "(.*?)"', block)]
    made = [
        path.read_text().split("\n")[0].strip('"') for path in sorted((PROJECT / "migrations/versions").glob("*.py"))
    ]
    shown = [message for message in said if message in made]
    assert shown == [message for message in made if message in said]
    assert len(shown) >= len(made) - 2


def test_commands_in_the_migrations_page_are_commands():
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("dazzle ")]
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text()
    for line in lines:
        words = line.split()
        command = " ".join(words[: 3 if words[1] == "db" else 2])
        assert f"## `{command}`" in reference or f"`{command}`" in reference


def test_python_in_the_contributors_page_stands_in_the_code():
    page = (ROOT / "docs" / "contributing.md").read_text()
    quoted = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert quoted
    sources = [path.read_text() for path in PACKAGE.rglob("*.py")]
    assert not [block for block in quoted if not any(block in text for text in sources)]
