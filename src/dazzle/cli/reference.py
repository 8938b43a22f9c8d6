"""The reference of the command line, made from its help: python -m dazzle.cli.reference > docs/reference/cli.md."""

from collections.abc import Iterator

from typer._click.core import Command, Context
from typer.core import TyperGroup
from typer.main import get_command

from dazzle.cli.app import application

HEAD = """\
# The command line

Made from the commands' own help by `python -m dazzle.cli.reference`; a test holds it to them.

"""
WIDTH = 100


def reference() -> str:
    """docs/reference/cli.md: every command with its help, in the order of the help."""
    root = get_command(application)
    sections = (
        f"## `{context.command_path}`\n\n```text\n{_help(command, context)}\n```\n"
        for command, context in _commands(root, Context(root, info_name="dazzle", terminal_width=WIDTH))
    )
    return HEAD + "\n".join(sections)


def _commands(command: Command, context: Context) -> Iterator[tuple[Command, Context]]:
    yield command, context
    if isinstance(command, TyperGroup):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _commands(below, Context(below, info_name=name, parent=context, terminal_width=WIDTH))


def _help(command: Command, context: Context) -> str:
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


if __name__ == "__main__":
    print(reference(), end="")  # noqa: T201  a script
