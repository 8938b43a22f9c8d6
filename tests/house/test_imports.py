"""Who imports whom, and what is not imported where speed matters."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from dazzle.cli import COMMANDS
from sourcecode import ROOT

LOADED = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
VERSION = "import sys; sys.argv[1:] = ['--version']; from dazzle.cli.main import main; main()"
# What a command that neither asks a database nor serves has no use for.
DRIVERS = {"sqlalchemy", "alembic", "psycopg", "psycopg_pool", "asyncio", "ssl"}
SERVING = {*DRIVERS, "lark", "starlette", "jinja2", "uvicorn"}
NEED_DATABASE = {"new", "serve", "db"}


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after it ran `code`."""
    ran = subprocess.run([sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


def test_the_floors_import_only_what_they_may():
    linter = Path(sysconfig.get_path("scripts")) / "lint-imports"
    ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        (VERSION, {"sqlalchemy", "alembic", "lark", "psycopg", "starlette", "jinja2", "typer", "msgspec"}),
        ("import dazzle.compiler", {*SERVING, "typer"}),
        ("import dazzle.project.compilation", {*SERVING, "typer"}),
        ("import dazzle.web.app", {"sqlalchemy", "alembic", "lark", "typer"}),
    ],
    ids=["version", "compiler", "project", "web"],
)
def test_what_starts_often_loads_nothing_heavy(code: str, heavy: set[str]):
    assert not loaded_after(code) & heavy


@pytest.mark.parametrize("command", ["upgrade", "check", "current", "status", "history"])
def test_a_command_that_may_have_nothing_to_do_loads_no_sqlalchemy(command: str):
    assert not loaded_after(f"import dazzle.cli.app, dazzle.cli.db.{command}") & {"sqlalchemy", "alembic"}


@pytest.mark.parametrize("command", [name for name, _ in COMMANDS if name not in NEED_DATABASE])
def test_a_command_without_a_database_loads_no_driver(command: str):
    assert not loaded_after(f"import dazzle.cli.app, dazzle.cli.{command}") & SERVING
