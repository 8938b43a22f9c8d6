"""Show the database, its server and what waits to be applied.

Names the database that the other commands would use and what chose it, says whether the project's own PostgreSQL runs,
who uses it and how large it is, and where the database stands in the history. Changes nothing.
"""

from dazzle.back.embedded import Cluster, Status
from dazzle.back.migrate.state import standing
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.db.current import as_data, in_words
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.revisions import history_of

EXAMPLES = ("dazzle db status", "dazzle db status --format json")
MEGABYTE = 1 << 20


def command(database_url: DatabaseUrlOption = None, output: OutputOption = TEXT) -> None:
    project = here()
    # Before we hold it ourselves.
    cluster = Cluster(project.root).status()
    with opened_for(project, database_url, output) as database:
        found = standing(database.url)
    history = history_of(project)
    output.result(
        {"database": facts(database), "cluster": _cluster_facts(cluster), **as_data(found, history)},
        f"{_cluster_in_words(cluster)}\n{in_words(found, history)}",
    )


def _cluster_facts(cluster: Status) -> dict[str, object]:
    return {
        "running": cluster.running,
        "pid": cluster.pid,
        "version": cluster.version,
        "data": str(cluster.data),
        "size": cluster.size,
        "log": str(cluster.log),
        "holders": [str(holder) for holder in cluster.holders],
    }


def _cluster_in_words(cluster: Status) -> str:
    size = f"{cluster.size / MEGABYTE:.0f} MB in {cluster.data.parent}"
    if not cluster.running:
        return f"Embedded cluster: nobody uses it, so it does not run; {size}"
    users = ", ".join(map(str, cluster.holders)) or "nobody"
    return f"Embedded cluster: PostgreSQL {cluster.version}, process {cluster.pid}; used by {users}; {size}"
