"""Tell whether the text and the revisions agree.

The gate for CI: exits with 1 and names every difference when a revision is missing, with 0 when there is nothing to do.
That rows of a seed are due, as in a new year, is said in a line and is no difference; nor is a `was:` that a revision
has followed already, which is noted.
Runs the revisions on a scratch database, and looks at the tables that may differ since it last found no difference;
when nothing has changed, it has nothing to run. Asks no database of yours and changes nothing. Whether a database has
every revision is what `dazzle db current` tells.
"""

from collections.abc import Sequence

import typer

from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.output import TEXT, OutputOption
from dazzle.project import agreement

EXAMPLES = ("dazzle db check", "dazzle db check --format json")


def command(output: OutputOption = TEXT) -> None:
    project = here()
    differences: Sequence[str] = ()
    if (found := agreement.recall(project)) is not None:
        rows, notes = found.due, found.notes
    else:
        differences, rows, notes = load("dazzle.cli.checking").compare(project, output)
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
