"""Stop the project's own PostgreSQL.

It starts when a command needs it and stops by itself when nobody uses it any more, so this is for the rare case in
which one keeps it. Refuses while another Dazzle process uses it, and names that process; --force stops it all the same.
Nothing that was committed is lost. Another server than the project's own is never touched.
"""

from typing import Annotated

import typer

from dazzle.back.embedded import Cluster
from dazzle.cli.here import here
from dazzle.cli.output import TEXT, OutputOption

EXAMPLES = ("dazzle db stop", "dazzle db stop --force")

ForceOption = Annotated[bool, typer.Option("--force", show_default=False, help="Stop it while others use it.")]


def command(force: ForceOption = False, output: OutputOption = TEXT) -> None:
    cluster = Cluster(here().root)
    output.progress(f"Database: the embedded cluster in {cluster.folder.path}")
    stopped = cluster.stop(force=force)
    output.result({"stopped": stopped}, "Stopped." if stopped else "Nothing to do: it does not run.")
