"""Whether revisions may run: what only a person can write is written, and what is to go back has a way back."""

from collections.abc import Collection

from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.terms import SLUGS
from dazzle.diagnostics.errors import MigrationError


def refuse_unfinished(revisions: Collection[Revision]) -> None:
    """Raises MigrationError when one of these waits for a statement, or answers for a danger in a way that is none."""
    if lacking := unsaid(revisions):
        raise MigrationError(
            f"a statement that only you know is still empty: {'; '.join(lacking)}",
            help="write the SQL between the quotes there; nothing was done",
        )
    _refuse_unanswered(revisions)


def unsaid(revisions: Collection[Revision]) -> list[str]:
    """The places of statements that are still empty, as `file, line N: fill invoice.due_on`."""
    return [
        f"{revision.place('statements', name)}: {name}"
        for revision in revisions
        for name, sql in revision.statements.items()
        if not sql.strip()
    ]


def _refuse_unanswered(revisions: Collection[Revision]) -> None:
    unknown = [
        f"{revision.place('acknowledge', slug)}: {slug}"
        for revision in revisions
        for slug in revision.acknowledge
        if slug not in SLUGS
    ]
    if unknown:
        raise MigrationError(
            f"what is acknowledged is the name of no danger: {'; '.join(unknown)}",
            help="`dazzle explain` lists those there are; nothing was done",
        )
    unexplained = [
        f"{revision.place('acknowledge', slug)}: {slug}"
        for revision in revisions
        for slug, reason in revision.acknowledge.items()
        if not reason.strip()
    ]
    if unexplained:
        raise MigrationError(
            f"a danger is acknowledged without a reason: {'; '.join(unexplained)}",
            help="write there why it is none; nothing was done",
        )


def refuse_irreversible(revisions: Collection[Revision]) -> None:
    """Raises MigrationError when one of these cannot be taken back, with its reason."""
    for revision in revisions:
        if revision.irreversible is not None:
            raise MigrationError(
                f"revision {revision} cannot be taken back: {revision.irreversible}",
                help="write a revision that goes on from here instead; nothing was done",
            )
