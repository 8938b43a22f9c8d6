"""Answering for what migrations are looked at for: the reasons, and how large the tables are that it depends on."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from dazzle.back.choice import Choice
from dazzle.back.database import opened
from dazzle.back.migrate import statistics
from dazzle.back.migrate.history import History
from dazzle.cli.output import Output
from dazzle.diagnostics.errors import DatabaseError, UsageError

AcknowledgeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--acknowledge",
        metavar="RULE=REASON",
        show_default=False,
        help="Answer for what a rule reports; the reason is kept in the file. Several times for several rules.",
    ),
]


def reasons(options: Sequence[str] | None) -> Mapping[str, str]:
    """The reasons by the slugs of their rules. Raises UsageError for an option that gives none."""
    found = {}
    for option in options or ():
        slug, equals, reason = option.partition("=")
        if not equals:
            raise UsageError(f"`{option}` gives no reason", help=f'write --acknowledge {slug}="why it is safe here"')
        found[slug.strip()] = reason.strip()
    return found


def small_tables(history: History, choice: Choice, output: Output) -> frozenset[str]:
    """The tables with few rows: as the file says, or the database that is chosen; none when it cannot be asked.

    What lies in the project's own cluster are a developer's rows, and say nothing about anybody else's.
    """
    if history.project_versions is not None:
        kept = statistics.of_file(history.project_versions.parent / statistics.FILE)
        if kept is not None:
            return kept.small
    if choice.url is None:
        return frozenset()
    try:
        with opened(choice) as database:
            return statistics.of_database(database.url).small
    except DatabaseError as error:
        output.progress(f"How large tables are is not known, so each counts as a large one: {error.message}")
        return frozenset()
