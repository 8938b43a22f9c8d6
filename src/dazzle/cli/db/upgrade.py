"""Apply the revisions that the database does not have yet.

Each revision runs in a transaction of its own, under a lock: of several that start at once, one applies and the others
find nothing to do. A table that is in use is not waited for endlessly; a revision that fails leaves the database at the
one before it. Every revision applied is a row in DeployHistory.

Applies files, whatever the text says by now: `dazzle db revision` writes the file. A project without any revision gets
the tables that its text describes. Without REV all branches are brought to their head, the framework's too.
"""

from typing import Annotated

import typer

from dazzle.back.migrate.state import nothing_to_do
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.revisions import history_of

EXAMPLES = (
    "dazzle db upgrade",
    "dazzle db upgrade 3f2a",
    "dazzle db upgrade --database-url postgresql://db.example/shop",
)
HEADS = "heads"

RevisionArgument = Annotated[
    str,
    typer.Argument(metavar="[REV]", show_default=False, help="Stop behind this revision; its id's beginning will do."),
]


def command(
    revision: RevisionArgument = HEADS, database_url: DatabaseUrlOption = None, output: OutputOption = TEXT
) -> None:
    project = here()
    history = history_of(project)
    with opened_for(project, database_url, output) as database:
        if revision == HEADS and nothing_to_do(database.url, history):
            applied, adopted, created = (), None, ()
        else:
            done = load("dazzle.cli.migrating").upgrade(project, database, history, target=revision, output=output)
            applied, adopted, created = done.applied, done.adopted, done.created
        output.result(
            {"database": facts(database), "applied": list(applied), "adopted": adopted, "created": list(created)},
            _in_words(applied, adopted, created),
        )


def _in_words(applied: tuple[str, ...], adopted: str | None, created: tuple[str, ...]) -> str:
    if not (applied or adopted or created):
        return "Nothing to do: every revision is applied."
    parts = (
        [f"applied {len(applied)} revision{'s' if len(applied) > 1 else ''}"] if applied else [],
        [f"found {adopted} in place"] if adopted else [],
        [f"created {', '.join(created)}; write the first revision with `dazzle db revision -m`"] if created else [],
    )
    return f"Upgraded: {'; '.join(part for some in parts for part in some)}."
