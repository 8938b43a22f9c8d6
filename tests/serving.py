"""An AppSpec served in this process, on a database of the test's own whose tables `create_all` has made."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import sqlalchemy as sa

from asgi import Client
from build import app, surface
from dazzle.back.choice import DatabaseSettings
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.history import History
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity
from dazzle.ir.surface import Mode
from dazzle.web import app as web
from dazzle.web.application import Application
from dazzle.web.artefact import Artefact, ServeSettings
from dazzle.web.dispatcher import Dispatcher
from dazzle.web.routes import routes


def create_tables(appspec: AppSpec, url: str) -> None:
    engine = sa.create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(url))
    build_metadata(appspec).create_all(engine)
    engine.dispose()


def artefact(appspec: AppSpec, root: Path, **serve: str | None) -> Artefact:
    return Artefact(
        appspec=appspec,
        sources={"dsl/app.dsl": "0" * 64},
        database=DatabaseSettings(label=appspec.label, root=root),
        serve=ServeSettings(**serve),
        project_versions=root / "migrations" / "versions",
        label=appspec.label,
    )


@contextmanager
def serving(appspec: AppSpec, url: str, root: Path, **serve: str | None) -> Iterator[Client]:
    """A client of the application, whose tables are there already."""
    made = artefact(appspec, root, **serve)
    # A history without files: these tables were made by create_all, not by revisions.
    runtime = web.start(made, url, History(None, appspec.label, root / "none"))
    application = Application(runtime, Dispatcher(routes(runtime)), web.answerer(runtime), ExitStack())
    with Client(application) as client:
        yield client


def whole(*entities: Entity, **more: object) -> AppSpec:
    """An application with a surface of every mode for each entity, so that all can be done with it."""
    return app(*entities, surfaces=tuple(surface(each, mode) for each in entities for mode in Mode), **more)
