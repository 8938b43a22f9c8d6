"""List the revisions, newest first.

Reads the revision files alone, the project's and the framework's, and asks no database. Each line names the revision,
its branch, its phase (expand: safe beside the running application; contract: takes something away; data) and what it
does.
"""

from dazzle.back.migrate.history import History
from dazzle.back.migrate.revisionfile import Revision
from dazzle.cli.here import here
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.revisions import history_of

EXAMPLES = ("dazzle db history", "dazzle db history --format json")


def command(output: OutputOption = TEXT) -> None:
    history = history_of(here())
    revisions = history.revisions[::-1]
    lines = [_line(revision, history) for revision in revisions] or ["There is no revision yet."]
    output.result({"revisions": [_fact(revision, history) for revision in revisions]}, "\n".join(lines))


def _fact(revision: Revision, history: History) -> dict[str, object]:
    return {
        "id": revision.id,
        "branch": history.label_of(revision.owner),
        "phase": revision.phase,
        "message": revision.message,
        "down_revisions": list(revision.down_revisions),
        "depends_on": list(revision.depends_on),
        "head": revision.id in history.heads,
        "path": str(revision.path),
    }


def _line(revision: Revision, history: History) -> str:
    branch = history.label_of(revision.owner)
    head = " (head)" if revision.id in history.heads else ""
    return f"{revision.id}  {branch:<12}  {revision.phase:<8}  {revision.message}{head}"
