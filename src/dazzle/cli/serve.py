"""Serve the application on this machine.

Compiles the text, chooses the database (the project's own PostgreSQL is started where no other is named), applies the
revisions that wait, and serves the JSON API and the pages. Says at which address, on which database and as whom: there
is no login yet, so everybody who reaches the port is the persona, tenant and user of [serve] in dazzle.toml. For that
reason it serves on this machine alone.

`[migrations] on_serve` in dazzle.toml says which revisions are applied: `head`, all; `expand`, those before the first
that takes something away; `check`, none, and a database that is behind is refused, as with --no-migrate.

Never takes another port than the one it was told, never writes a revision, and changes no table but by a revision
(a project that has none gets the tables that its text describes). Ctrl-C stops it.
"""

import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from socket import socket
from types import FrameType
from typing import Annotated

import typer
import uvicorn

from dazzle.back.database import Database
from dazzle.back.migrate.lacking import lacking
from dazzle.back.migrate.state import nothing_to_do
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, Output, OutputOption
from dazzle.cli.port import LAST_PORT, listen
from dazzle.cli.revisions import history_of
from dazzle.collector import collect_as_usual
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.errors import ServeError
from dazzle.ir.appspec import AppSpec
from dazzle.project import Project
from dazzle.project.compilation import artefact, compile_project
from dazzle.project.manifest import CHECK, EXPAND
from dazzle.web.app import create_app
from dazzle.web.application import Application

EXAMPLES = ("dazzle serve", "dazzle serve --port 8080", "dazzle db upgrade && dazzle serve --no-migrate")
TERMINATED = 128 + signal.SIGTERM
SHOWN = 5  # fields that are named; more are counted
PATIENCE = 5  # seconds that requests under way get when it is to stop


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise typer.BadParameter(f"{text!r} is no port: a number up to {LAST_PORT}")
    return int(text)


PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        parser=_port,
        metavar="NUMBER",
        show_default=False,
        help="3000 unless dazzle.toml says otherwise; 0 for any that is free.",
    ),
]
HostOption = Annotated[
    str | None, typer.Option("--host", show_default=False, help="127.0.0.1, the default, or localhost or ::1.")
]
NoMigrateOption = Annotated[
    bool, typer.Option("--no-migrate", show_default=False, help="Apply nothing; refuse a database that is behind.")
]


def command(
    port: PortOption = None,
    host: HostOption = None,
    no_migrate: NoMigrateOption = False,
    database_url: DatabaseUrlOption = None,
    output: OutputOption = TEXT,
) -> None:
    project = here()
    host, port = host or project.serve.host, project.serve.port if port is None else port
    # Before everything else: a port that is taken is no reason to start or migrate a database.
    with closing(listen(host, port)) as listening:
        signal.signal(signal.SIGTERM, _terminate)
        appspec = _compiled(project, output)
        with opened_for(project, database_url, output) as database:
            if not no_migrate and project.on_serve != CHECK:
                _apply(project, database, output)
            if ahead := lacking(database.url, appspec):
                output.progress(_told_ahead(ahead))
            application = create_app(artefact(project, appspec), database=database)
            identity = application.runtime.identity
            url = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
            found = {"url": url, "database": facts(database), "identity": asdict(identity)}
            collect_as_usual()
            text = f"{appspec.title}: {url}\nYou are {identity.describe()}. Ctrl-C stops it."
            _run(application, listening, lambda: output.result(found, text))
    output.progress("Stopped.")


def _compiled(project: Project, output: Output) -> AppSpec:
    """The AppSpec; says what was noticed, what is merely not served yet in one line."""
    compilation = compile_project(project)
    appspec = compilation.require()
    notes = [found for found in compilation.diagnostics if found.severity is Severity.INFO]
    others = [found for found in compilation.diagnostics if found.severity is not Severity.INFO]
    output.diagnostics(others, project.sources_by_path)
    if notes:
        output.progress(_noted(notes))
    return appspec


def _noted(notes: Sequence[Diagnostic]) -> str:
    count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
    return f"{count} on the text ({', '.join(sorted({note.rule for note in notes}))}): `dazzle validate` shows them"


def _told_ahead(fields: Sequence[str]) -> str:
    shown = ", ".join(fields[:SHOWN]) + (f" and {len(fields) - SHOWN} more" if len(fields) > SHOWN else "")
    return (
        f"warning: the text is ahead of the database, which has no column for {shown}; what shows them answers 503\n"
        '  help: write the revision, `dazzle db revision -m "what changed"`, and serve again'
    )


def _apply(project: Project, database: Database, output: Output) -> None:
    """What waits, as far as `[migrations] on_serve` says."""
    history, expanding = history_of(project), project.on_serve == EXPAND
    if not nothing_to_do(database.url, history, expanding=expanding):
        upgrade = load("dazzle.cli.migrating").upgrade
        upgrade(project, database, history, output, target="heads", expanding=expanding)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    """SIGTERM ends this process as an exception does: what is open is closed."""
    sys.exit(TERMINATED)


class _Server(uvicorn.Server):
    """Says that it serves when it does."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self.announce = announce

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announce()


def _run(application: Application, listening: socket, announce: Callable[[], None]) -> None:
    """Serve until a signal comes; that is the usual end, and no failure."""
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Server(config, announce)
    try:
        server.run([listening])
    except (KeyboardInterrupt, SystemExit):
        # uvicorn answers requests under way, then raises the signal again.
        if not server.started:
            raise
    if not server.started:
        raise ServeError("the application did not start", help="the lines above say why")
