"""Options that several commands have."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from dazzle.diagnostics.errors import UsageError

Shown = TypeVar("Shown")

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


def said_by_suffix(path: Path | None, by_suffix: Mapping[str, Shown]) -> Shown:
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
