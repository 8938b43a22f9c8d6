"""What `dazzle db revision` asks where a name is gone and others are new, and how it is answered beforehand."""

import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from dazzle.back.migrate.answers import answered
from dazzle.back.migrate.hints import NONE, Drop, Hints, Rename
from dazzle.back.migrate.questions import Question
from dazzle.back.migrate.refusals import undecided
from dazzle.cli.output import Format, Output
from dazzle.diagnostics.errors import RevisionUndecided, UsageError

T = TypeVar("T")
DROP = "d"

RenameOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rename",
        metavar="OLD:NEW",
        show_default=False,
        help="Entity.old:new, or Old:New for an entity: it is the same one under another name. May be repeated.",
    ),
]
DropOption = Annotated[
    list[str] | None,
    typer.Option(
        "--drop",
        metavar="NAME",
        show_default=False,
        help="Entity.field or Entity: it is no other one under a new name, it goes. May be repeated.",
    ),
]
QuestionsOption = Annotated[
    str | None,
    typer.Option(
        "--questions",
        metavar="json",
        show_default=False,
        help="Print what has to be decided first, as JSON, and write nothing.",
    ),
]
AnswersOption = Annotated[
    str | None,
    typer.Option(
        "--answers", metavar="FILE", show_default=False, help="The JSON of --questions, each `answer` filled in."
    ),
]


def said(renames: Sequence[str] | None, drops: Sequence[str] | None, answers: str | None) -> Hints:
    """What the options say. Raises UsageError for what cannot be read."""
    hints = NONE if answers is None else answered(_text_of(answers), answers)
    return hints.and_also(
        Hints(renames=tuple(map(Rename.parsed, renames or ())), drops=tuple(map(Drop.parsed, drops or ())))
    )


def decided(write: Callable[[Hints], T], hints: Hints, output: Output, command: Sequence[str]) -> T:
    """What `write` returns once all is answered, by whoever sits at the terminal.

    Raises RevisionUndecided where nobody does, with the options to add to the command.
    """
    asked = False
    while True:
        try:
            written = write(hints)
        except RevisionUndecided as error:
            if output.format is not Format.TEXT or not sys.stdin.isatty():
                raise undecided(error.questions, _line(command, hints)) from None
            hints, asked = hints.and_also(_ask(error.questions, output)), True
            continue
        if asked:
            output.progress(f"Without questions, this is: {_line(command, hints)}")
        return written


def _line(command: Sequence[str], hints: Hints) -> str:
    return shlex.join((*command, *hints.options))


def _text_of(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"`{file}` cannot be read: {reason}") from error


def _ask(questions: Sequence[Question], output: Output) -> Hints:
    """One question after the other. What one has become, another is not."""
    hints = NONE
    taken: set[tuple[str | None, str]] = set()
    for question in questions:
        names = [each for each in question.candidates if (question.entity, each.name) not in taken]
        if not names:
            continue
        output.progress(f"{_what(question)} is gone from the text. What became of it?")
        for number, each in enumerate(names, start=1):
            facts = ", ".join(filter(None, (each.type, f"likeness {each.likeness:.2f}")))
            output.progress(f"  {number}  it is `{each.name}` now ({facts})")
        output.progress(f"  {DROP}  it goes, with its {'rows' if question.entity is None else 'values'}")
        answer = _chosen([*map(str, range(1, len(names) + 1)), DROP])
        if answer == DROP:
            hints = hints.and_also(question.dropped)
        else:
            name = names[int(answer) - 1].name
            taken.add((question.entity, name))
            hints = hints.and_also(question.renamed(name))
    return hints


def _what(question: Question) -> str:
    kind = "The entity " if question.entity is None else ""
    return f"{kind}`{question.place}`" + (f" ({question.type})" if question.type else "")


def _chosen(options: Sequence[str]) -> str:
    """One of the options; asks again after anything else."""
    while True:
        answer: str = typer.prompt(f"One of {', '.join(options)}", err=True)
        if answer.strip().lower() in options:
            return answer.strip().lower()
