"""Print the database's URL.

Prints the URL that the other commands would use now, and nothing else, so that it can stand in another command.
The URL holds the password where there is one. The project's own PostgreSQL answers there while something uses it:
`dazzle serve` in another terminal, for one.
"""

from dazzle.back.choice import choose
from dazzle.back.database import opened
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, OutputOption

EXAMPLES = ("dazzle db url", "dazzle db url --format json")


def command(database_url: DatabaseUrlOption = None, output: OutputOption = TEXT) -> None:
    choice = choose(here().database, flag=database_url)
    url, source = choice.url, choice.source
    if url is None:
        with opened(choice) as database:
            url = database.url
    output.result({"url": url, "source": source}, url)
