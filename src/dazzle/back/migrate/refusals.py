"""What is never written unasked: a drop and an add that may be a rename, a row whose owner nobody knows."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from dazzle.back.migrate.catalogue import Column, Difference, Row, Table
from dazzle.back.migrate.hints import NONE, Hints
from dazzle.back.migrate.questions import Question, Undecided
from dazzle.diagnostics.errors import RevisionRefused, RevisionUndecided

COMMAND = 'dazzle db revision -m "..."'


class Problem(NamedTuple):
    message: str
    help: str


def refuse(
    differences: Collection[Difference], before: Collection[Row], target: sa.MetaData, hints: Hints = NONE
) -> None:
    """Raises RevisionRefused, whose help says the way out, when one of the differences has two meanings."""
    if questions := Undecided(differences, before, target, hints).open():
        raise undecided(questions)
    if problems := tuple(_unfilled(differences, target)):
        raise RevisionRefused(
            "; ".join(problem.message for problem in problems), help="\n".join(problem.help for problem in problems)
        )


def undecided(questions: Sequence[Question], command: str = COMMAND) -> RevisionUndecided:
    """The error that asks these questions, with the ways out; `command` is what the options are added to."""
    names = _likely(questions)
    ways: list[str] = []
    likely = dropped = NONE
    for number, question in enumerate(questions):
        ways.append(question.hint(names.get(number, question.candidates[0].name)))
        likely = likely.and_also(question.renamed(names[number]) if number in names else question.dropped)
        dropped = dropped.and_also(question.dropped)
    ways += [
        f"or say so once: {' '.join((command, *likely.options))}",
        f"if it is not, and what is gone may go: {' '.join((command, *dropped.options))}",
    ]
    return RevisionUndecided(questions, "; ".join(question.sentence for question in questions), help="\n".join(ways))


def _likely(questions: Sequence[Question]) -> dict[int, str]:
    """By its number, what each has become if that is what is likest to it, and no two are the same."""
    pairs = [(-each.likeness, number, each.name) for number, one in enumerate(questions) for each in one.candidates]
    found: dict[int, str] = {}
    taken: set[tuple[str | None, str]] = set()
    for _, number, name in sorted(pairs):
        place = (questions[number].entity, name)
        if number not in found and place not in taken:
            found[number] = name
            taken.add(place)
    return found


def _whole(differences: Collection[Difference]) -> frozenset[str]:
    """The tables that come or go; one that changes may have rows."""
    return frozenset(d.row.table for d in differences if isinstance(d.row, Table) and None in (d.before, d.after))


def _unfilled(differences: Collection[Difference], target: sa.MetaData) -> Iterator[Problem]:
    """A tenancy that comes to tables that exist: what tells whose a row is must be there before the keys have it."""
    whole = _whole(differences)
    for difference in differences:
        row = difference.after
        if difference.before is not None or not isinstance(row, Column) or row.table in whole:
            continue
        if target.tables[row.table].info.get("partition") == row.name:
            entity = target.tables[row.table].info["entity"]
            yield Problem(
                f"`{entity}` gets {row.name}, which tells whose row it is: of rows that are there, nobody knows it",
                'say it by hand, in a revision of `dazzle db revision --empty -m "..."`:'
                f" add {row.name} to {row.table}, fill it, make it NOT NULL; then write this one",
            )
