"""Lay the text out as every text is laid out.

Puts blanks, line ends and indentation right, and nothing else: comments stay, no word is added or taken away, and the
text means what it meant. docs/reference/fmt.md shows the layout.

Without PATH every text of the project. A folder stands for the .dsl files below it, and - for standard input, which is
written to standard output. Only files that change are written. A file whose lines cannot be told apart, because a
bracket or a string is never closed or the indentation is not clear, stays as it is; its mistakes are shown, and the
other files are done.

Exits with 1 when a file could not be laid out, and with --check when one would change.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dazzle.cli.diff import unified
from dazzle.cli.output import TEXT, Output, OutputOption, diagnostics_data
from dazzle.diagnostics.errors import DazzleError, UsageError
from dazzle.diagnostics.span import SourceFile
from dazzle.project import find
from dazzle.project.formatting import Outcome, Status, format_data, format_file, format_paths
from dazzle.project.project import text_paths
from dazzle.project.texts import shown

EXAMPLES = ("dazzle fmt", "dazzle fmt --check", "dazzle fmt --diff dsl/app.dsl", "dazzle fmt - < dsl/app.dsl")
STANDARD_INPUT = "-"
OUR_MISTAKE = "laid out, it would not say the same, which is a mistake in Dazzle"
REPORT = "please report it with the file, or with what is left of it when you cut away what does not matter"

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", show_default=False, help="Files or folders; - is standard input."),
]
CheckOption = Annotated[
    bool, typer.Option("--check", show_default=False, help="Write nothing; exit with 1 when a file would change.")
]
DiffOption = Annotated[
    bool, typer.Option("--diff", show_default=False, help="Write nothing; show what would change, line by line.")
]


def command(
    paths: PathsArgument = None, check: CheckOption = False, diff: DiffOption = False, output: OutputOption = TEXT
) -> None:
    piped = STANDARD_INPUT in (paths or ())
    if piped and paths != [STANDARD_INPUT]:
        raise UsageError("standard input is laid out alone", help="name either - or files")
    write = not (check or diff)
    if piped:
        outcomes = [format_data(sys.stdin.buffer.read(), "<stdin>")]
    elif paths:
        outcomes = list(format_paths(map(Path, paths), write=write))
    else:
        root = find(Path.cwd())
        outcomes = [format_file(path, shown(root, path), write=write) for path in text_paths(root)]
    _complain(outcomes, output)
    if piped and write:
        _hand_back(outcomes[0], output)
    else:
        _report(outcomes, output, diff=diff, written=write)
    _exit(outcomes, check=check)


def _complain(outcomes: Sequence[Outcome], output: Output) -> None:
    """What is wrong with the files that stay as they are."""
    for outcome in outcomes:
        output.diagnostics(outcome.diagnostics, _sources([outcome]))
        if outcome.error is not None:
            output.problem(outcome.error)
        elif outcome.status is Status.MISTAKEN:
            output.problem(DazzleError(f"`{outcome.name}` stays as it is: {OUR_MISTAKE}", help=REPORT))


def _hand_back(outcome: Outcome, output: Output) -> None:
    """The text from standard input; none where it could not be laid out, so that nobody takes it for the result."""
    done = outcome.status in {Status.UNCHANGED, Status.CHANGED}
    output.verbatim({**_data([outcome]), "text": outcome.text if done else None}, outcome.text if done else "")


def _report(outcomes: Sequence[Outcome], output: Output, *, diff: bool, written: bool) -> None:
    changed = [outcome for outcome in outcomes if outcome.status is Status.CHANGED]
    data = {**_data(outcomes), "written": written}
    if diff:
        data["diffs"] = {outcome.name: _diff(outcome) for outcome in changed}
        output.verbatim(data, "".join(map(_diff, changed)))
        return
    verb = "formatted" if written else "would format"
    lines = [f"{verb} {outcome.name}" for outcome in changed]
    output.result(data, "\n".join([*lines, _summary(outcomes, written=written)]))


def _exit(outcomes: Sequence[Outcome], *, check: bool) -> None:
    found = {outcome.status for outcome in outcomes}
    if Status.MISTAKEN in found:
        raise typer.Exit(3)
    if found & {Status.REFUSED, Status.UNREADABLE} or (check and Status.CHANGED in found):
        raise typer.Exit(1)


def _data(outcomes: Sequence[Outcome]) -> dict[str, object]:
    diagnostics = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    return {
        "files": [
            {
                "path": outcome.name,
                "status": str(outcome.status),
                "error": outcome.error.message if outcome.error is not None else None,
            }
            for outcome in outcomes
        ],
        **diagnostics_data(diagnostics, _sources(outcomes)),
    }


def _sources(outcomes: Sequence[Outcome]) -> dict[str, SourceFile]:
    return {outcome.name: outcome.source for outcome in outcomes if outcome.source is not None}


def _summary(outcomes: Sequence[Outcome], *, written: bool) -> str:
    """How many files there were, by what became of them: "4 files: 1 formatted, 3 unchanged"."""
    words = {
        Status.CHANGED: "formatted" if written else "to format",
        Status.UNCHANGED: "unchanged",
        Status.REFUSED: "with mistakes",
        Status.UNREADABLE: "not read",
        Status.MISTAKEN: "left as they are",
    }
    counts = Counter(outcome.status for outcome in outcomes)
    said = ", ".join(f"{counts[status]} {word}" for status, word in words.items() if counts[status])
    return f"{len(outcomes)} {'file' if len(outcomes) == 1 else 'files'}" + (f": {said}" if said else "")


def _diff(outcome: Outcome) -> str:
    assert outcome.source is not None
    return unified(outcome.name, outcome.source.text, outcome.text)
