"""Options that several commands have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from dazzle.cli.output import Format, Output
from dazzle.diagnostics.errors import UsageError

DatabaseUrlOption = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        metavar="URL",
        show_default=False,
        help="Use this database, whatever DATABASE_URL, .env and dazzle.toml say.",
    ),
]
FileOption = Annotated[
    str | None,
    typer.Option("--output", metavar="FILE", show_default=False, help="Write it there; an older FILE is replaced."),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.", show_default=False)]
ArgumentsForProgram = Annotated[
    list[str] | None,
    typer.Argument(metavar="[-- ARGUMENTS...]", show_default=False, help="What the program gets, behind --."),
]


@dataclass(frozen=True, slots=True)
class Shown(Output):
    """An output in a format of the command's own; `name` is None when none was asked for: then a file's suffix says it.

    What goes wrong is told as JSON when that was asked for, and else as text.
    """

    name: str | None = None


UNSAID = Shown(Format.TEXT)


def format_option(names: Sequence[str], what: str, more: str = "") -> Any:  # noqa: ANN401  as typer.Option itself
    """--format of a command whose formats have these names; `what` begins its help, and `more` ends it."""

    def shown(name: str | Shown) -> Shown:
        if isinstance(name, Shown):  # typer hands the default over as it is
            return name
        if name not in names:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(names)}")
        return Shown(Format.JSON if name == Format.JSON else Format.TEXT, name)

    usual = "(--json is short for --format json); without it the suffix of FILE says, else it is text."
    help_text = " ".join(filter(None, (what, usual, more)))
    return typer.Option("--format", parser=shown, metavar="|".join(names), show_default=False, help=help_text)


def said_by_suffix(path: Path | None, by_suffix: Mapping[str, str]) -> str:
    """What the name of --output says of its format; UsageError where it says nothing of the kind."""
    suffix = path.suffix.lower() if path is not None else ""
    if suffix not in by_suffix:
        known = ", ".join(f"`{each}`" for each in by_suffix if each)
        raise UsageError(f"a `{suffix}` file is none that can be written", help=f"write {known}, or say --format")
    return by_suffix[suffix]


def writable(file: str | None) -> Path | None:
    """The path of --output; UsageError where no file can be written, before anything is done."""
    path = Path(file) if file else None
    if path is not None and path.is_dir():
        raise UsageError(f"`{path}` is a folder", help="name a file in it")
    if path is not None and not path.parent.is_dir():
        raise UsageError(f"there is no folder `{path.parent}`", help="make it, or name another file")
    return path
