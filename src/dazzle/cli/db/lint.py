"""Say what another database would refuse of the tables.

One machine takes every table that the text describes. Several do not: on Citus, the rows of a tenant are on one of
them, and what would have to be looked up on all is refused; YugabyteDB lacks some of what PostgreSQL has. This names
each field and entity that stands in the way, with what to write instead, before anything depends on it.

Without --target it is the `engine` of [database] in dazzle.toml. `postgres` takes everything.

Asks no database and changes nothing. Exits with 1 when there is an error. `json` is what `dazzle validate` prints, as
docs/reference/diagnostics.schema.json describes it.
"""

from typing import Annotated

import msgspec
import typer

from dazzle.back.targets.examine import examine
from dazzle.back.targets.target import Target
from dazzle.cli.here import here
from dazzle.cli.output import TEXT, Format, OutputOption, coloured
from dazzle.diagnostics import report
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.render import summary, to_text
from dazzle.project.compilation import appspec_of

EXAMPLES = ("dazzle db lint", "dazzle db lint --target citus", "dazzle db lint --target yugabyte --format json")


def _target(word: str) -> Target:
    try:
        return Target(word)
    except ValueError as error:
        raise typer.BadParameter(f"{word!r} is not one of {', '.join(Target)}") from error


TargetOption = Annotated[
    Target | None,
    typer.Option(
        "--target",
        parser=_target,
        metavar="|".join(Target),
        show_default=False,
        help="The database that the tables are for; else the `engine` of dazzle.toml.",
    ),
]


def command(target: TargetOption = None, output: OutputOption = TEXT) -> None:
    project = here()
    target = target or Target(project.database.engine)
    found = examine(appspec_of(project), target)
    ok = not any(each.severity is Severity.ERROR for each in found)
    if output.format is Format.JSON:
        data = report.Report(
            ok=ok,
            summary=summary(found),
            diagnostics=report.data(found, project.sources_by_path),
            fixable=0,
            fixed=[],
            diffs={},
        )
        output.page(msgspec.json.encode(data).decode())
    else:
        told = to_text(found, project.sources_by_path, colour=coloured(typer.get_text_stream("stdout")))
        output.page("\n\n".join(filter(None, (told, f"{project.name} on {target}: {summary(found)}"))))
    if not ok:
        raise typer.Exit(1)
