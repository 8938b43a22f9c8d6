"""What holds for every command: it explains itself, and its examples are commands."""

import pkgutil
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typer._click.core import Context
from typer.core import TyperGroup
from typer.main import get_command

from dazzle import cli
from dazzle.cli.app import application, run
from dazzle.cli.reference import reference

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
# Modules of dazzle.cli that are no commands.
BESIDE = {
    "answering",
    "app",
    "checking",
    "client_program",
    "connection",
    "group",
    "diff",
    "here",
    "loading",
    "main",
    "migrating",
    "options",
    "output",
    "port",
    "progress",
    "questions",
    "revisions",
    "tablepage",
    "tables",
}


def modules(package=cli, path=()):
    """(words of the command, its summary, its module), groups first."""
    for name, summary in package.COMMANDS:
        module = import_module(f"{package.__name__}.{name}")
        yield (*path, name), summary, module
        if hasattr(module, "COMMANDS"):
            yield from modules(module, (*path, name))


EVERY = tuple(modules())
LEAVES = tuple(found for found in EVERY if hasattr(found[2], "command"))
EXAMPLES = tuple(
    command.strip()
    for _, _, module in LEAVES
    for example in module.EXAMPLES
    for command in example.partition(" >")[0].split("&&")
)


def words(case):
    return " ".join(case[0])


def parsed(arguments):
    """The context in which a line's command would be called; a wrong line raises."""
    command, name = get_command(application), "dazzle"
    context = None
    while isinstance(command, TyperGroup):
        context = Context(command, info_name=name, parent=context)
        name, command, arguments = command.resolve_command(context, arguments)
    return command.make_context(name, list(arguments), parent=context)


@pytest.mark.parametrize("case", EVERY, ids=words)
def test_help_teaches_for_every_command(case, capsys):
    path, summary, module = case

    assert run([*path, "--help"]) == 0

    shown = capsys.readouterr().out
    assert module.__doc__.startswith(summary)
    assert summary in shown
    assert len(module.__doc__.split()) > 20, "a help text teaches"
    if hasattr(module, "command"):
        assert "\nExamples:\n" in shown.replace("  Examples:", "Examples:")


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_a_command_line(example):
    program, *arguments = shlex.split(example)

    assert program == "dazzle"
    assert parsed(arguments).command.name in {path[-1] for path, _, _ in LEAVES}


@pytest.mark.parametrize("case", LEAVES, ids=words)
def test_every_command_speaks_json_unless_another_program_speaks(case):
    path, _, _ = case
    required = {"new": ["x"], "where": ["x"], "db revision": ["-m", "x"]}.get(" ".join(path), [])

    context = parsed([*path, "--json", *required])

    assert path[-1] in {"psql", "dump"} or context.params["output"].format == "json"


def test_every_module_is_a_command_or_known_to_be_none():
    found = {name for _, name, _ in pkgutil.iter_modules(cli.__path__)}
    database = {name for _, name, _ in pkgutil.iter_modules([str(Path(cli.__path__[0]) / "db")])}

    assert found - BESIDE - {"reference"} == {name for name, _ in cli.COMMANDS}
    assert database == {name for name, _ in import_module("dazzle.cli.db").COMMANDS}


def test_reference_is_what_the_commands_say():
    assert REFERENCE.read_text(encoding="utf-8") == reference(), (
        "python -m dazzle.cli.reference > docs/reference/cli.md"
    )


@pytest.mark.parametrize("line", [["--version"], ["--help"], ["db", "--help"]])
def test_nothing_heavy_is_imported_when_nothing_is_done(line):
    heavy = (
        "sqlalchemy",
        "alembic",
        "lark",
        "starlette",
        "jinja2",
        "psycopg",
        "uvicorn",
        "pydantic",
        "rich",
        "dazzle.project",
    )
    if line == ["--version"]:
        heavy = (*heavy, "typer", "dataclasses")
    program = (
        f"import sys; sys.argv = ['dazzle', *{line!r}]\n"
        "from dazzle.cli.main import main\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
