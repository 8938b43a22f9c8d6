"""Artefact and database to the ASGI application. It never migrates: a database that is behind is refused."""

from contextlib import ExitStack
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from dazzle.back.bounded import require_bounded
from dazzle.back.choice import choose
from dazzle.back.database import Database, opened
from dazzle.back.migrate.history import History
from dazzle.back.migrate.state import require_head
from dazzle.back.pool import Lane
from dazzle.back.relations import Relations
from dazzle.diagnostics.errors import ServeError
from dazzle.web import pages
from dazzle.web.api.answer import problem_response
from dazzle.web.application import Answer, Application
from dazzle.web.artefact import MANIFEST, Artefact, load
from dazzle.web.dispatcher import Dispatcher
from dazzle.web.identity import resolve
from dazzle.web.problems import Problem
from dazzle.web.recorder import Recorder
from dazzle.web.routes import routes
from dazzle.web.runtime import Runtime
from dazzle.web.services import services
from dazzle.web.sources import Surroundings

PAGES = ("/app", "/static")


def create_app(artefact: Artefact | None = None, *, database: Database | None = None) -> Application:
    """The application. Without arguments, that of the project at or above the working directory, and its database.

    Raises DatabaseBehind, DatabaseAhead, and what a DazzleError says about the project, the artefact or the database.
    """
    artefact = artefact or load(_project(Path.cwd()))
    with ExitStack() as opening:
        database = database or opening.enter_context(opened(choose(artefact.database)))
        history = History(artefact.project_versions, artefact.label)
        require_head(database.app_url, history, expanding=artefact.expanding)
        if Relations(artefact.appspec).root is not None:
            require_bounded(database.app_url)
        runtime = start(artefact, database.app_url, history, owner_url=database.url)
        return Application(runtime, Dispatcher(routes(runtime)), answerer(runtime), opening.pop_all())


def start(artefact: Artefact, url: str, history: History, *, owner_url: str | None = None) -> Runtime:
    """What the handlers share; connects, as the owner, to ask who is who, and leaves no connection open."""
    appspec = artefact.appspec
    identity = resolve(appspec, artefact.serve, owner_url or url)
    lane, recorder = Lane(url), Recorder()
    surroundings = Surroundings(
        lane=lane, context=identity.context, history=history, recorder=recorder, root=artefact.database.root
    )
    return Runtime(
        appspec=appspec,
        digest=artefact.digest,
        identity=identity,
        services=services(appspec, lane, identity.context, surroundings),
        lane=lane,
        history=history,
        recorder=recorder,
    )


def answerer(runtime: Runtime) -> Answer:
    """A problem as a page where pages are, else as JSON."""
    page = pages.answer(runtime)

    async def answer(request: Request, problem: Problem) -> Response:
        if request.url.path == "/" or request.url.path.startswith(PAGES):
            return await page(request, problem)
        return problem_response(request, problem)

    return answer


def _project(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / MANIFEST).is_file():
            return folder
    raise ServeError(
        f"this is not a Dazzle project: there is no {MANIFEST} in `{start}` or above it",
        help="go into a project's folder, or make one: `dazzle new NAME`",
    )
