"""Tell whether the text and the revisions agree.

The gate for CI: exits with 1 and names every difference when a revision is missing, with 0 when there is nothing to do.
That rows of a seed are due, as in a new year, is said in a line and is no difference; nor is a `was:` that a revision
has followed already, which is noted.
Runs the revisions on a scratch database; asks no database of yours and changes nothing. Whether a database has every
revision is what `dazzle db current` tells.
"""

from collections.abc import Sequence

import typer

from dazzle.back.database import scratch_server
from dazzle.back.migrate.revision import check, due, followed_hints
from dazzle.cli.connection import say_scratch
from dazzle.cli.here import here
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.revisions import history_of
from dazzle.project.compilation import appspec_of

EXAMPLES = ("dazzle db check", "dazzle db check --format json")


def command(output: OutputOption = TEXT) -> None:
    project = here()
    appspec = appspec_of(project)
    with scratch_server(project.database) as server_url:
        say_scratch(project.database, output)
        differences = check(appspec, history_of(project), server_url)
        rows = () if differences else due(appspec, history_of(project), server_url)
        notes = followed_hints(appspec, history_of(project), server_url)
    lines = ("The text and the revisions do not say the same:", *(f"  {difference}" for difference in differences))
    output.result(
        {"equal": not differences, "differences": list(differences), "due": list(rows), "notes": list(notes)},
        "\n".join((*lines, 'Write the revision: dazzle db revision -m "what changed"'))
        if differences
        else _equal(rows),
    )
    for note in notes:
        output.progress(f"note: {note}")
    if differences:
        raise typer.Exit(1)


def _equal(rows: Sequence[str]) -> str:
    if not rows:
        return "Nothing to do: the text and the revisions say the same."
    return f'The text and the revisions say the same. Seeds are due ({"; ".join(rows)}): dazzle db revision -m "seeds"'
