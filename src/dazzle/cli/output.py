"""What a command says: its result on standard output, everything else on standard error.

As text for people; with `--format json` as one line of JSON, and nothing beside it.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TextIO

import typer

from dazzle.diagnostics.diagnostic import CompileError, Diagnostic
from dazzle.diagnostics.errors import DazzleError
from dazzle.diagnostics.render import summary, to_text
from dazzle.diagnostics.report import to_json
from dazzle.diagnostics.span import SourceFile

RED = "\x1b[1;31m"
CYAN = "\x1b[1;36m"
RESET = "\x1b[0m"


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Output:
    """Where one command's words go."""

    format: Format

    def result(self, data: Mapping[str, object], text: str) -> None:
        """What the command was asked for: the data, or the text when it is not empty."""
        if self.format is Format.JSON:
            print(json.dumps(data, ensure_ascii=False), flush=True)  # noqa: T201  this is where we print
        elif text:
            print(text, flush=True)  # noqa: T201  this is where we print

    def page(self, text: str) -> None:
        """What the command was asked for, in a format of its own."""
        print(text, flush=True)  # noqa: T201  this is where we print

    def verbatim(self, data: Mapping[str, object], text: str) -> None:
        """What the command was asked for, where every byte counts: the text as UTF-8 and nothing behind it."""
        if self.format is Format.JSON:
            self.result(data, "")
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()

    def progress(self, text: str) -> None:
        """What happens on the way."""
        if self.format is Format.TEXT:
            print(text, file=sys.stderr, flush=True)  # noqa: T201  this is where we print

    def diagnostics(self, diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile]) -> None:
        """What was noticed on the way."""
        if diagnostics:
            self.progress(to_text(diagnostics, sources, colour=coloured(sys.stderr)) + "\n")

    def compile_error(self, error: CompileError) -> None:
        """Why the command cannot go on: the text has errors."""
        found = diagnostics_data(error.diagnostics, error.sources)
        self.result(
            {"error": {"kind": "CompileError", "message": summary(error.diagnostics), "help": None}, **found}, ""
        )
        self.diagnostics(error.diagnostics, error.sources)
        self.progress(summary(error.diagnostics))

    def error(self, error: DazzleError) -> None:
        """Why the command cannot go on."""
        data = {"kind": type(error).__name__, "message": error.message, "help": error.help}
        self.result({"error": data}, "")
        self.problem(error)

    def problem(self, error: DazzleError) -> None:
        """What went wrong in words, where the command goes on all the same."""
        colour = coloured(sys.stderr)
        self.progress(f"{RED}error{RESET}: {error.message}" if colour else f"error: {error.message}")
        for number, line in enumerate((error.help or "").splitlines()):
            lead = "help: " if number == 0 else "      "
            self.progress(f"  {CYAN}{lead}{RESET}{line}" if colour else f"  {lead}{line}")


def _output(format_name: str | Output) -> Output:
    """The output of that format; typer hands the default over as it is."""
    if isinstance(format_name, Output):
        return format_name
    try:
        return Output(Format(format_name))
    except ValueError as error:
        raise typer.BadParameter(f"{format_name!r} is not one of {', '.join(Format)}") from error


TEXT = Output(Format.TEXT)
OutputOption = Annotated[
    Output,
    typer.Option(
        "--format",
        parser=_output,
        metavar="text|json",
        show_default=False,
        help="text for people, which is the default, or json for programs (--json is short for it).",
    ),
]


def diagnostics_data(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> dict[str, object]:
    return {"diagnostics": to_json(diagnostics, sources)}


def coloured(stream: TextIO) -> bool:
    """Colour is for a terminal whose owner did not ask for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
