"""Apply the revisions that the database does not have yet.

Each revision runs in a transaction of its own, or each of its steps where it has steps, under a lock: of several that
start at once, one applies and the others find nothing to do. A table that is in use is waited for half a second, then
tried again; who holds it is told. A revision that fails leaves the database at the one before it, and one with steps
behind its last step: the next run goes on from there, whatever ended the one before. Every run is a row in
DeployHistory.

Applies files, whatever the text says by now: `dazzle db revision` writes the file. A project without any revision gets
the tables that its text describes. Without REV all branches are brought to their head, the framework's too.

--phase expand stops before the first revision that takes something away. --dry-run lists what would run, and --sql
prints it; neither changes anything.
"""

from collections.abc import Collection
from typing import Annotated

import typer

from dazzle.back.database import Database
from dazzle.back.migrate.history import History
from dazzle.back.migrate.interruption import told_halfway
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.shown import shown
from dazzle.back.migrate.state import is_at_head, standing, told_edited
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, Output, OutputOption
from dazzle.cli.revisions import history_of
from dazzle.diagnostics.errors import UsageError
from dazzle.project import Project

EXAMPLES = (
    "dazzle db upgrade",
    "dazzle db upgrade 3f2a",
    "dazzle db upgrade --phase expand",
    "dazzle db upgrade --dry-run",
    "dazzle db upgrade --database-url postgresql://db.example/shop",
)
HEADS = "heads"
EXPAND = "expand"
ALL = "all"


def _phase(name: str) -> str:
    if name not in {EXPAND, ALL}:
        raise typer.BadParameter(f"{name!r} is not one of {EXPAND}, {ALL}")
    return name


RevisionArgument = Annotated[
    str,
    typer.Argument(metavar="[REV]", show_default=False, help="Stop behind this revision; its id's beginning will do."),
]
PhaseOption = Annotated[
    str,
    typer.Option(
        "--phase",
        parser=_phase,
        metavar="expand|all",
        show_default=False,
        help="expand stops before the first revision that takes something away; all is the default.",
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", show_default=False, help="List what would run; change nothing.")
]
SqlOption = Annotated[
    bool, typer.Option("--sql", show_default=False, help="Print the SQL that would run; change nothing.")
]


def command(
    revision: RevisionArgument = HEADS,
    phase: PhaseOption = ALL,
    dry_run: DryRunOption = False,
    sql: SqlOption = False,
    database_url: DatabaseUrlOption = None,
    output: OutputOption = TEXT,
) -> None:
    if dry_run and sql:
        raise UsageError("--dry-run and --sql are two answers to one question", help="ask for one of them")
    project = here()
    history = history_of(project)
    with opened_for(project, database_url, output) as database:
        expanding = phase == EXPAND
        if sql:
            printed = load("dazzle.cli.migrating").as_sql(database, history, target=revision, expanding=expanding)
            output.result({"database": facts(database), "sql": printed}, printed.rstrip())
        elif dry_run:
            found = load("dazzle.cli.migrating").preview(database, history, target=revision, expanding=expanding)
            data = {"database": facts(database), "would_apply": [_fact(each, history) for each in found.revisions]}
            output.result({**data, "waiting": _id(found.waiting)}, _listed(found.revisions, found.waiting, history))
        else:
            _upgrade(project, database, history, output, target=revision, expanding=expanding)


def _upgrade(
    project: Project, database: Database, history: History, output: Output, *, target: str, expanding: bool
) -> None:
    found = standing(database.url)
    if warning := told_edited(found.edited(history)):
        output.progress(warning)
    applied, adopted, created, waiting = (), None, (), None
    for each in found.halfway:
        if history.unknown([each.revision]):
            output.progress(f"warning: {told_halfway(each, history)}")
    lifted = any(map(shown, found.halfway))
    if target != HEADS or lifted or not is_at_head(found.current, history):
        upgrade = load("dazzle.cli.migrating").upgrade
        done = upgrade(project, database, history, output, target=target, expanding=expanding)
        applied, adopted, created, waiting = done.applied, done.adopted, done.created, done.waiting
    output.result(
        {
            "database": facts(database),
            "applied": list(applied),
            "adopted": adopted,
            "created": list(created),
            "waiting": _id(waiting),
            "edited": [each.id for each in found.edited(history)],
        },
        _in_words(applied, adopted, created, waiting),
    )


def _id(revision: Revision | None) -> str | None:
    return None if revision is None else revision.id


def _fact(revision: Revision, history: History) -> dict[str, object]:
    return {
        "id": revision.id,
        "branch": history.label_of(revision.owner),
        "phase": revision.phase,
        "message": revision.message,
        "steps": list(revision.steps),
        "path": str(revision.path),
    }


def _listed(revisions: Collection[Revision], waiting: Revision | None, history: History) -> str:
    lines = []
    for revision in revisions:
        lines.append(f"{revision.id}  {history.label_of(revision.owner):<12}  {revision.phase:<8}  {revision.message}")
        lines += [f"    {number}. {step}" for number, step in enumerate(revision.steps, 1)]
    return "\n".join([*(lines or ["Nothing would run."]), *_waits(waiting)])


def _waits(waiting: Revision | None) -> list[str]:
    """The line for the revision before which it stops."""
    return [] if waiting is None else [f"Waits: {waiting}, which takes something away."]


def _in_words(applied: tuple[str, ...], adopted: str | None, created: tuple[str, ...], waiting: Revision | None) -> str:
    if not (applied or adopted or created):
        nothing = "Nothing to do: every revision is applied." if waiting is None else "Nothing to do."
        return "\n".join([nothing, *_waits(waiting)])
    parts = (
        [f"applied {len(applied)} revision{'s' if len(applied) > 1 else ''}"] if applied else [],
        [f"found {adopted} in place"] if adopted else [],
        [f"created {', '.join(created)}; write the first revision with `dazzle db revision -m`"] if created else [],
    )
    return "\n".join([f"Upgraded: {'; '.join(part for some in parts for part in some)}.", *_waits(waiting)])
