"""Comparing a project's text with its revisions. Loaded when something has changed: it brings the compiler."""

from collections.abc import Sequence

from dazzle.back.database import scratch_identity, scratch_server
from dazzle.back.migrate.fingerprints import Fingerprints
from dazzle.back.migrate.hints import hinted
from dazzle.back.migrate.history import History
from dazzle.cli.connection import say_scratch
from dazzle.cli.loading import load
from dazzle.cli.output import Output
from dazzle.cli.revisions import history_of
from dazzle.ir.appspec import AppSpec
from dazzle.ir.owner import Owner
from dazzle.project import Project, agreement
from dazzle.project.compilation import appspec_of


def fingerprints(project: Project, appspec: AppSpec, history: History) -> Fingerprints:
    """What the project's tables are like today, to compare with what is known of them."""
    return Fingerprints.of(project.root, appspec, history, scratch_identity(project.database))


def compare(project: Project, output: Output) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """The differences, where there is none the rows of seeds that are due, and notes; all in words."""
    appspec, history = appspec_of(project), history_of(project)
    known = fingerprints(project, appspec, history)
    asking = any(entity.seed is not None for entity in appspec.entities) or hinted(appspec, Owner.PROJECT)
    differences: Sequence[str] = ()
    rows: Sequence[str] = ()
    notes: Sequence[str] = ()
    if asking or known.may_differ:
        revision = load("dazzle.back.migrate.revision")
        with scratch_server(project.database) as server_url:
            say_scratch(project.database, output)
            differences = revision.check(appspec, history, server_url, known=known)
            rows = () if differences else revision.due(appspec, history, server_url)
            notes = revision.followed_hints(appspec, history, server_url)
    if not differences:
        agreement.keep(project, appspec, tuple(rows), tuple(notes))
    return differences, rows, notes
