"""Options that several commands have."""

from typing import Annotated

import typer

DatabaseUrlOption = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        metavar="URL",
        show_default=False,
        help="Use this database, whatever DATABASE_URL, .env and dazzle.toml say.",
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.", show_default=False)]
ArgumentsForProgram = Annotated[
    list[str] | None,
    typer.Argument(metavar="[-- ARGUMENTS...]", show_default=False, help="What the program gets, behind --."),
]
