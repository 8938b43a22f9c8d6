"""Show the revisions that the database is at.

One line for each branch: the framework's and the project's. Also says how many revisions wait to be applied, and names
a revision that the database has and no file here does, one that stopped half way, a table whose row security it has
lifted, and one whose file was edited after it was applied. Changes nothing.
"""

from dazzle.back.migrate.history import History
from dazzle.back.migrate.interruption import told_halfway
from dazzle.back.migrate.shown import shown, told_shown
from dazzle.back.migrate.state import Standing, standing, told_edited
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
        found = standing(database.url)
        output.result({"database": facts(database), **as_data(found, history)}, in_words(found, history))


def as_data(found: Standing, history: History) -> dict[str, object]:
    """Where a database stands, for --format json."""
    return {
        "revisions": [_fact(id_, history) for id_ in sorted(found.current)],
        "pending": [revision.id for revision in history.pending(found.current)],
        "unknown": list(history.unknown(found.current)),
        "halfway": [{"id": each.revision, "done": list(each.done), "begun": each.begun} for each in found.halfway],
        "shown_to_owner": [table for each in found.halfway for table in shown(each)],
        "edited": [revision.id for revision in found.edited(history)],
    }


def in_words(found: Standing, history: History) -> str:
    lines = [_line(id_, history) for id_ in sorted(found.current)] or ["No revision is applied."]
    lines += [told_halfway(each, history) for each in found.halfway]
    lines += told_shown(found.halfway)
    pending = history.pending(found.current)
    if pending:
        count = "1 revision waits" if len(pending) == 1 else f"{len(pending)} revisions wait"
        lines.append(f"{count} to be applied: dazzle db upgrade")
    if warning := told_edited(found.edited(history)):
        lines.append(warning)
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
