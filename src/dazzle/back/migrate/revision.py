"""Revision files: written from what differs, and proved before they are offered."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import sqlalchemy as sa
from alembic.operations import ops

from dazzle.back.choice import ENGINES
from dazzle.back.connection import connect
from dazzle.back.driver import driver
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, scratch
from dazzle.back.migrate.baseline import baseline
from dazzle.back.migrate.bookkeeping import created_schema
from dazzle.back.migrate.catalogue import Row
from dazzle.back.migrate.diff import Planned, Scope, differences_in_words, open_questions, plan
from dazzle.back.migrate.draft import Attributes, Draft, Place
from dazzle.back.migrate.fingerprints import Fingerprints
from dazzle.back.migrate.followed import followed, there
from dazzle.back.migrate.hints import NONE, Hints, hinted, told
from dazzle.back.migrate.history import FRAMEWORK_VERSIONS, History
from dazzle.back.migrate.questions import Question
from dazzle.back.migrate.replay import Rehearsal
from dazzle.back.migrate.seeding import Seeding, seedings
from dazzle.back.migrate.step import Phase, Step
from dazzle.back.migrate.terms import Notify, Terms, unread
from dazzle.back.migrate.words import sentences
from dazzle.back.migrate.writing import written
from dazzle.back.rowsecurity import FORCE
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

CHECKOUT = FRAMEWORK_VERSIONS.parents[4] / "pyproject.toml"
BASELINE_MESSAGE = "baseline"
BY_HAND = 'write it by hand, in a revision of `dazzle db revision --empty -m "..."`'


def check(
    appspec: AppSpec,
    history: History,
    server_url: str,
    *,
    owner: Owner = Owner.PROJECT,
    known: Fingerprints | None = None,
) -> tuple[str, ...]:
    """What differs between an owner's revisions and the DSL, a sentence each; () when they say the same.

    `server_url` is of a server on which scratch databases may be made (`database.scratch_server`). With what is
    `known`, only tables that may differ are looked at; that there is no difference is known afterwards.
    """
    history = _seen_by(owner, history)
    if known is not None and not known.may_differ:
        return ()
    with scratch.at_head(server_url, history) as connection:
        differences = differences_in_words(connection, _scope(appspec, history, owner, known))
    if known is not None and not differences:
        known.keep()
    return differences


def due(
    appspec: AppSpec, history: History, server_url: str, *, owner: Owner = Owner.PROJECT, today: date | None = None
) -> tuple[str, ...]:
    """What the seeds mean `today` and no revision makes, in words, where `check` finds no difference."""
    found = tuple(seedings(appspec, owner))
    if not found:
        return ()
    with scratch.at_head(server_url, _seen_by(owner, history)) as connection:
        return tuple(
            step.says for seeding in found for step in seeding.steps(connection, today or _today()) if step.says
        )


def questions(
    appspec: AppSpec, history: History, server_url: str, *, owner: Owner = Owner.PROJECT, hints: Hints = NONE
) -> tuple[Question, ...]:
    """What somebody has to say before `write` can write; () when all is said.

    Raises RevisionRefused for a hint that is wrong.
    """
    history = _seen_by(owner, history)
    scope = replace(_scope(told(appspec, hints, owner), history, owner), hints=hints)
    with scratch.at_head(server_url, history) as connection:
        return open_questions(connection, scope)


def followed_hints(
    appspec: AppSpec, history: History, server_url: str, *, owner: Owner = Owner.PROJECT
) -> tuple[str, ...]:
    """A note for each `was:` of the text that these revisions have followed; () at once where the text has none."""
    if not (entities := hinted(appspec, owner)):
        return ()
    with scratch.at_head(server_url, _seen_by(owner, history)) as connection:
        return tuple(followed(entities, there(driver(connection))))


def write(  # noqa: PLR0913  what, where, and for whom
    appspec: AppSpec,
    history: History,
    server_url: str,
    message: str,
    *,
    owner: Owner = Owner.PROJECT,
    database_url: str | None = None,
    terms: Terms | None = None,
    today: date | None = None,
    hints: Hints = NONE,
    known: Fingerprints | None = None,
    report: Notify = unread,
) -> tuple[Path, ...]:
    """Write the revisions that bring an owner's history to the DSL; their paths, oldest first, () for nothing to do.

    What takes something away gets a file of its own; after it come the rows that the seeds mean `today`, a file for
    each entity. With `database_url`, whose tables `create_all` may have made, the first revision of a project is what
    is there, so that the database can adopt it, and a second brings it to the DSL. Every file has been run up, down and
    up on a scratch database, and leads exactly to the DSL and back. `hints` say what is a rename, and what is none;
    `report` gets what the guards say. With what is `known`, only tables that may differ are looked at, unless there are
    hints.

    Raises RevisionUndecided when somebody has to say that, RevisionRefused for what cannot be written and for a danger
    that nobody answers for (`terms`), and MigrationError when the history has no single head; then nothing is written.
    """
    terms = terms or Terms()
    _refuse_outside_checkout(owner, history)
    history = _seen_by(owner, history)
    place = Place.next(history, owner, datetime.now(UTC))
    appspec = told(appspec, hints, owner)
    usable = known if terms.engine == ENGINES[0] and hints == NONE else None
    scope = _on_terms(_scope(appspec, history, owner, usable), terms, hints)
    created = _created(database_url) if owner is Owner.PROJECT and place.parent is None else ()
    drafts: list[Draft] = []
    with scratch.at_head(server_url, history) as connection:
        if created:
            drafts.append(_as_created(connection, scope, created, place, history))
            place = place.after(drafts[0])
        planned, wanted = _planned(connection, scope, created)
        dangers = [danger for found in planned.dangers.values() for danger in found]
        for danger in dangers:
            report(danger)
        terms.require_answers(dangers)
        files = _files(planned, place, message, scope, history, terms)
        place = place.after(files[-1]) if files else place
        drafts += _proved(connection, scope, files, wanted) if files else ()
        drafts += _seeded(connection, seedings(appspec, owner), place, today or _today())
    return _written(drafts, history, owner, known)


def _as_created(
    connection: sa.Connection, scope: Scope, created: Collection[str], place: Place, history: History
) -> Draft:
    """The first revision of a project: what `create_all` has made."""
    steps, rows = baseline(connection, scope, created)
    attributes = Attributes(depends_on=_depends_on(steps, scope, history))
    return _proved(connection, scope, [place.draft(BASELINE_MESSAGE, Phase.EXPAND, steps, attributes)], rows)[0]


def _files(planned: Planned, place: Place, message: str, scope: Scope, history: History, terms: Terms) -> list[Draft]:
    """What expands, then what takes away."""
    files: list[Draft] = []
    for phase, dangers in planned.dangers.items():
        own = tuple(step for step in planned.steps if step.phase is phase)
        attributes = Attributes(
            depends_on=_depends_on(own, scope, history),
            expand=files[0].id if files else None,
            acknowledge=terms.answers_to(dangers),
        )
        files.append(place.draft(message, phase, own, attributes))
        place = place.after(files[-1])
    return files


def write_empty(history: History, message: str, *, owner: Owner = Owner.PROJECT) -> Path:
    """Write a revision with nothing in it, for steps that a person writes; its path."""
    _refuse_outside_checkout(owner, history)
    place = Place.next(_seen_by(owner, history), owner, datetime.now(UTC))
    secured = any(FORCE in revision.path.read_text(encoding="utf-8") for revision in history.revisions)
    (path,) = written([place.empty(message, secured=secured)], history, owner)
    return path


def _planned(connection: sa.Connection, scope: Scope, created: Collection[str]) -> tuple[Planned, tuple[Row, ...]]:
    """The steps to the DSL, and its rows; nothing where no table can differ."""
    if scope.only == frozenset() and not created:
        return Planned((), {}), ()
    wanted = scope.wanted(connection)
    return plan(connection, scope, wanted), wanted


def _written(drafts: Sequence[Draft], history: History, owner: Owner, known: Fingerprints | None) -> tuple[Path, ...]:
    """The files; from now on it is known that they lead to the DSL."""
    paths = written(drafts, history, owner)
    if known is not None:
        known.keep(history.reread())
    return paths


def _refuse_outside_checkout(owner: Owner, history: History) -> None:
    if owner is Owner.FRAMEWORK and history.framework_versions == FRAMEWORK_VERSIONS and not CHECKOUT.is_file():
        raise RevisionRefused(
            "the framework's revisions are written in a checkout of Dazzle's sources, and this Dazzle is installed",
            help="leave `--framework` away for a revision of this project",
        )


def _seen_by(owner: Owner, history: History) -> History:
    """The history an owner stands upon: the framework's knows nothing of a project."""
    return history.framework_alone() if owner is Owner.FRAMEWORK else history


def _scope(appspec: AppSpec, history: History, owner: Owner, known: Fingerprints | None = None) -> Scope:
    keep = frozenset(name for revision in history.revisions for name in revision.keep)
    only = None if known is None else known.to_look_at
    return Scope(build_metadata(appspec, only=only), owner, keep, only=only)


def _on_terms(scope: Scope, terms: Terms, hints: Hints) -> Scope:
    return replace(scope, engine=terms.engine, min_version=terms.min_version, look_up=terms.look_up, hints=hints)


def _created(database_url: str | None) -> tuple[str, ...]:
    if database_url is None:
        return ()
    with connect(database_url, autocommit=True) as connection:
        return created_schema(connection)


def _depends_on(steps: Collection[Step], scope: Scope, history: History) -> str | None:
    """The framework's head when a step refers to a table of the framework, which then must be there before."""
    referred: set[str] = set()
    for operation in (operation for step in steps for operation in step.up):
        match operation:
            case ops.CreateTableOp(columns=columns):
                keys = [item for item in columns if isinstance(item, sa.ForeignKeyConstraint)]
                referred |= {element.target_fullname.partition(".")[0] for key in keys for element in key.elements}
            case ops.CreateForeignKeyOp(referent_table=table):
                referred.add(table)
    head = history.head_of(Owner.FRAMEWORK)
    return None if head is None or all(map(scope.owns, referred)) else head.id


def _today() -> date:
    return datetime.now(UTC).date()


def _seeded(connection: sa.Connection, found: Iterable[Seeding], place: Place, today: date) -> Iterator[Draft]:
    for seeding in found:
        if steps := seeding.steps(connection, today):
            draft = place.draft(f"seed {seeding.table}", Phase.DATA, steps)
            yield _proved_rows(connection, seeding, draft, today)
            place = place.after(draft)


def _proved_rows(connection: sa.Connection, seeding: Seeding, draft: Draft, today: date) -> Draft:
    """The draft, once it was run up, down and up, and made the rows, took them back, and made them again."""
    wanted = seeding.steps(connection, today)
    rehearsal = Rehearsal(connection, draft.text)
    for function, left in (("upgrade", ()), ("downgrade", wanted), ("upgrade", ())):
        _run(rehearsal, function)
        if len(seeding.steps(connection, today)) != len(left):
            raise RevisionRefused(f"the {function} of the rows of {seeding.table} leads elsewhere", help=BY_HAND)
    return draft


def _proved(
    connection: sa.Connection, scope: Scope, drafts: Sequence[Draft], wanted: Collection[Row]
) -> Sequence[Draft]:
    """The drafts, once they were run up, down and up, and led to `wanted`, back to what was before, and there again."""
    before = scope.made(connection)
    rehearsals = [Rehearsal(connection, draft.text) for draft in drafts]
    for function, goal in (("upgrade", wanted), ("downgrade", before), ("upgrade", wanted)):
        for rehearsal in rehearsals if function == "upgrade" else reversed(rehearsals):
            _run(rehearsal, function)
        if differing := tuple(catalogue.differences(scope.made(connection), goal)):
            said = "; ".join(sentences(differing, scope.metadata))
            raise RevisionRefused(f"the revision's {function} does not lead where it should: {said}", help=BY_HAND)
    return drafts


def _run(rehearsal: Rehearsal, function: str) -> None:
    try:
        rehearsal.run(function)
    except (sa.exc.DBAPIError, psycopg.Error) as error:
        problem = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        said = problem.diag.message_primary if isinstance(problem, psycopg.Error) else problem
        raise RevisionRefused(f"the revision's {function} does not run: {said}", help=BY_HAND) from error
