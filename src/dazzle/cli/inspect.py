"""Look at the entities, or at the tables that they mean.

Without names: every entity of the project, and with --framework those that Dazzle brings as well. With names: these
entities, and in a diagram the names of those that they refer to.

`text` is a table for each entity: its fields, rules, states and permissions. `svg` is a picture of the entities and
how they refer to each other, and `mermaid` the same as text that Mermaid draws. `json` is everything that was meant;
docs/reference/inspect.schema.json describes it.

--schema shows the tables instead, as the text means them: columns, keys, checks, indexes, policies. --database shows
the tables that the database has, whatever the text says by now. `text` and `json` of both have one shape and are in
PostgreSQL's own words: where the tables are equal, the JSON is, byte for byte. `sql` is statements that make them.
docs/reference/tables.schema.json describes the JSON.

Needs no database, but for --database. For the text and JSON of --schema the tables are made on a scratch database, as
`dazzle db check` does it, and taken back: no database of yours is asked. No database is changed. When the text has
errors it shows them, and exits with 1; --database without names does not read the text.
"""

import shutil
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.options import UNSAID, DatabaseUrlOption, FileOption, Shown, format_option, said_by_suffix, writable
from dazzle.cli.output import coloured
from dazzle.diagnostics.errors import UsageError
from dazzle.diagnostics.spelling import did_you_mean
from dazzle.ir.appspec import AppSpec
from dazzle.project.compilation import appspec_of
from dazzle.views import BY_NAME, VIEWS
from dazzle.views.selection import Selection, select
from dazzle.views.view import Screen

EXAMPLES = (
    "dazzle inspect",
    "dazzle inspect Invoice LineItem",
    "dazzle inspect --format svg --output model.svg",
    "dazzle inspect --json",
    "dazzle inspect --schema --format sql",
    "dazzle inspect --database Invoice",
)

WIDEST = 120  # lines that are longer are hard to read


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at, with the formats it is shown in by the suffixes of files."""

    one: str
    several: str
    formats: Mapping[str, str]


ENTITIES = Subject("entity", "entities", {suffix: view.name for view in VIEWS for suffix in view.suffixes})
TABLES = Subject("table", "tables", {".txt": "text", ".json": "json", ".sql": "sql"})
NAMES = tuple(dict.fromkeys((*ENTITIES.formats.values(), *TABLES.formats.values())))
TEXT = "text"


NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="ENTITY", show_default=False, help="The entities; without any, all.")
]
FormatOption = Annotated[
    Shown, format_option(NAMES, "What to show", "svg and mermaid are of entities, sql is of tables.")
]
FrameworkOption = Annotated[
    bool, typer.Option("--framework", show_default=False, help="Show what is the framework's own as well.")
]
SchemaOption = Annotated[
    bool,
    typer.Option("--schema", show_default=False, help="Show the tables that the text means, instead of the entities."),
]
DatabaseOption = Annotated[
    bool,
    typer.Option(
        "--database", show_default=False, help="Show the tables that the database has, instead of the entities."
    ),
]


def command(  # noqa: PLR0913  one for each option
    names: NamesArgument = None,
    output: FormatOption = UNSAID,
    file: FileOption = None,
    *,
    framework: FrameworkOption = False,
    schema: SchemaOption = False,
    database: DatabaseOption = False,
    database_url: DatabaseUrlOption = None,
) -> None:
    path = writable(file)
    subject = _subject(schema=schema, database=database, database_url=database_url)
    name = _format(output.name, subject, path)
    screen = _screen(to_file=path is not None)
    project = here()
    # What is in the database can be looked at while the text is being written.
    read = bool(names) or not database
    selection = _selected(appspec_of(project), names or (), framework=framework) if read else None
    if subject is TABLES:
        tables = load("dazzle.cli.tables")
        way = tables.Way(name, screen, output)
        if names:
            tables.require_tables(selection)
        if database:
            text, number = tables.of_database(project, selection, database_url, way, framework=framework)
        else:
            text, number = tables.of_text(project, selection, way)
    else:
        assert selection is not None
        text, number = BY_NAME[name].render(selection, screen), len(selection.entities)
    if path is None:
        output.page(text)
    else:
        path.write_text(f"{text}\n", encoding="utf-8")
        output.progress(f"Wrote {path}: {name}, {number} {subject.one if number == 1 else subject.several}.")


def _subject(*, schema: bool, database: bool, database_url: str | None) -> Subject:
    if schema and database:
        raise UsageError(
            "--schema and --database are two things to look at",
            help="ask for one after the other, each with --output, and compare the files",
        )
    if database_url is not None and not database:
        raise UsageError("--database-url says which database, and none is asked", help="add --database")
    return TABLES if schema or database else ENTITIES


def _format(asked: str | None, subject: Subject, path: Path | None) -> str:
    """The name of the format: the one that is asked for, else the one of the file's suffix, else text."""
    known = subject.formats
    if asked is None:
        return said_by_suffix(path, {"": TEXT, **known})
    if asked not in known.values():
        ways = ", ".join(known.values())
        other = "leave --schema and --database away" if subject is TABLES else "add --schema or --database"
        raise UsageError(f"{subject.several} are not shown as {asked}, but as {ways}", help=f"for {asked} {other}")
    return asked


def _selected(appspec: AppSpec, names: Collection[str], *, framework: bool) -> Selection:
    known = {entity.name for entity in appspec.entities}
    unknown = [name for name in names if name not in known]
    if unknown:
        listed = ", ".join(f"`{name}`" for name in unknown)
        guesses = (did_you_mean(name, known) for name in unknown)
        raise UsageError(
            f"there is no entity {listed}",
            help="\n".join(guess for guess in guesses if guess) or "`dazzle inspect` shows every entity of the project",
        )
    return select(appspec, names, framework=framework)


def _screen(*, to_file: bool) -> Screen:
    if to_file or not sys.stdout.isatty():
        return Screen()
    return Screen(min(WIDEST, shutil.get_terminal_size().columns), coloured(sys.stdout))
