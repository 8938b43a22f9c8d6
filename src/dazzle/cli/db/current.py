"""Show the revisions that the database is at.

One line for each branch: the framework's and the project's. Also says how many revisions wait to be applied, and names
a revision that the database has and no file here does. Changes nothing.
"""

from dazzle.back.migrate.history import History
from dazzle.back.migrate.state import current
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.revisions import history_of

EXAMPLES = ("dazzle db current", "dazzle db current --format json")


def command(database_url: DatabaseUrlOption = None, output: OutputOption = TEXT) -> None:
    project = here()
    history = history_of(project)
    with opened_for(project, database_url, output) as database:
        applied = current(database.url)
        output.result({"database": facts(database), **standing(applied, history)}, in_words(applied, history))


def standing(applied: frozenset[str], history: History) -> dict[str, object]:
    """Where a database with these ids in `alembic_version` stands."""
    return {
        "revisions": [_fact(id_, history) for id_ in sorted(applied)],
        "pending": [revision.id for revision in history.pending(applied)],
        "unknown": list(history.unknown(applied)),
    }


def in_words(applied: frozenset[str], history: History) -> str:
    lines = [_line(id_, history) for id_ in sorted(applied)] or ["No revision is applied."]
    pending = history.pending(applied)
    if pending:
        count = "1 revision waits" if len(pending) == 1 else f"{len(pending)} revisions wait"
        lines.append(f"{count} to be applied: dazzle db upgrade")
    return "\n".join(lines)


def _fact(id_: str, history: History) -> dict[str, object]:
    if history.unknown([id_]):
        return {"id": id_, "branch": None, "message": None}
    revision = history.get(id_)
    return {"id": id_, "branch": history.label_of(revision.owner), "message": revision.message}


def _line(id_: str, history: History) -> str:
    if history.unknown([id_]):
        return f"{id_}  is in no file here: another branch is checked out, or Dazzle is older than the database"
    revision = history.get(id_)
    return f"{id_}  {history.label_of(revision.owner)}: {revision.message}{' (head)' if id_ in history.heads else ''}"
