"""Print the SQL that makes the roles on a server of your own.

One role owns the database's tables and migrates; another serves: it owns nothing, is no superuser and has no BYPASSRLS,
so that PostgreSQL holds it to the policies that keep tenants apart. `dazzle serve` refuses a role that it does not
hold. The project's own PostgreSQL has both roles already.

Asks no database, and runs nothing: give what it prints to psql, as a role that may make roles and databases. What is
there already stays as it is, so it may be run again. It holds no password; how to set them stands at its end. Then the
URL of the serving role is DATABASE_URL, and the owner's DAZZLE_MIGRATE_URL.
"""

from typing import Annotated

import typer

from dazzle.back.roles import LONGEST_NAME, Names, script, statements
from dazzle.cli.here import here
from dazzle.cli.output import TEXT, OutputOption

EXAMPLES = (
    "dazzle db roles > roles.sql && psql -v ON_ERROR_STOP=1 --dbname postgres --file roles.sql",
    "dazzle db roles --owner shop_admin --app shop_web --database shop_live",
    "dazzle db roles --format json",
)


def _name(text: str) -> str:
    if not text or len(text.encode()) > LONGEST_NAME or not text.isprintable():
        raise typer.BadParameter(f"{text!r} is no name: PostgreSQL keeps {LONGEST_NAME} bytes of one")
    return text


def _option(flag: str, what: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        flag,
        parser=_name,
        metavar="NAME",
        show_default=False,
        help=f"{what}; else it is called after the project.",
    )
    return found


OwnerOption = Annotated[str | None, _option("--owner", "The role that owns and migrates")]
AppOption = Annotated[str | None, _option("--app", "The role that serves")]
DatabaseOption = Annotated[str | None, _option("--database", "The database")]


def command(
    owner: OwnerOption = None, app: AppOption = None, database: DatabaseOption = None, output: OutputOption = TEXT
) -> None:
    usual = Names.of(here().label)
    names = Names(database=database or usual.database, owner=owner or usual.owner, app=app or usual.app)
    found = [
        {"sql": each.sql, "unless": each.unless, "database": names.database if each.inside else None}
        for each in statements(names)
    ]
    output.result(
        {"owner": names.owner, "app": names.app, "database": names.database, "statements": found}, script(names)
    )
