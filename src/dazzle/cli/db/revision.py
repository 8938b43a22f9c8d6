"""Write the migration from the database's schema to the text's.

Compares the text with what the revisions make, by running them on a scratch database, and writes the difference as a
revision on the project's branch: plain Alembic, for you to read and change. What takes something away gets a file of
its own. Before a file is offered it was run up, down and up again, and led exactly there and back.

What would keep others waiting is taken apart: an index is built concurrently, a constraint added for the rows to come
and validated later, each in a transaction of its own. What stays unsafe is said, in PostgreSQL's terms; what would
block a large table for long is refused unless you answer for it: --acknowledge type-change-rewrites="why". Tables with
few rows are known from migrations/statistics.json (`dazzle db statistics --write`), else from the database that is
chosen, unless it is the project's own cluster, whose rows are only yours.

Writes a file and changes no database of yours. Never takes a field that is gone and one that is new for a rename: say
`was: old_name` in the text, or --rename, or --drop when it is none; at a terminal you are asked. In a pipeline,
--questions json prints what is open (exit code 1; 0 when nothing is) and --answers reads it again, filled in;
docs/reference/questions.schema.json describes both. Says so, and writes nothing, when there is nothing to do.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dazzle.back.choice import DatabaseSettings, choose
from dazzle.back.database import opened, scratch_server
from dazzle.back.migrate.answers import to_json
from dazzle.back.migrate.hints import NONE, Hints
from dazzle.back.migrate.history import FRAMEWORK_LABEL, History
from dazzle.back.migrate.readiness import unsaid
from dazzle.back.migrate.revision import CHECKOUT, followed_hints, write, write_empty
from dazzle.back.migrate.revision import questions as ask
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.terms import Notify, Terms
from dazzle.cli.answering import AcknowledgeOption, reasons, small_tables
from dazzle.cli.checking import fingerprints
from dazzle.cli.connection import say_scratch
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, Format, Output, OutputOption, diagnostics_data
from dazzle.cli.questions import AnswersOption, DropOption, QuestionsOption, RenameOption, decided, said
from dazzle.cli.revisions import history_of
from dazzle.compiler import compile_framework
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.errors import UsageError
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from dazzle.project.compilation import appspec_of

EXAMPLES = (
    'dazzle db revision -m "add due date"',
    'dazzle db revision -m "call it note" --rename Invoice.remarks:note',
    'dazzle db revision -m "no more fax" --drop Supplier.fax',
    'dazzle db revision --empty -m "fill in the due dates"',
)


def _message(text: str) -> str:
    if not text.strip():
        raise typer.BadParameter("say in a few words what the revision does")
    return text.strip()


MessageOption = Annotated[
    str | None,
    typer.Option(
        "-m", "--message", parser=_message, metavar="TEXT", show_default=False, help="What the revision does."
    ),
]
EmptyOption = Annotated[
    bool, typer.Option("--empty", show_default=False, help="Write a revision for steps that you write yourself.")
]
FrameworkOption = Annotated[
    bool,
    typer.Option("--framework", show_default=False, help="For Dazzle's own tables, in a checkout of Dazzle's sources."),
]


def command(  # noqa: PLR0913, PLR0917  the options
    message: MessageOption = None,
    rename: RenameOption = None,
    drop: DropOption = None,
    questions: QuestionsOption = None,
    answers: AnswersOption = None,
    acknowledge: AcknowledgeOption = None,
    empty: EmptyOption = False,
    framework: FrameworkOption = False,
    database_url: DatabaseUrlOption = None,
    output: OutputOption = TEXT,
) -> None:
    hints = said(rename, drop, answers)
    dangers: list[Diagnostic] = []
    asked = _Asked(
        hints=hints,
        acknowledge=reasons(acknowledge),
        framework=framework,
        database_url=database_url,
        output=output,
        report=dangers.append,
    )
    if questions is not None:
        asked.print_questions(questions)
        return
    if message is None:
        raise UsageError("a revision says what it does", help='write it behind -m: -m "add due date"')
    if empty:
        if hints != NONE or acknowledge:
            raise UsageError(
                "an empty revision renames, drops and answers for nothing", help="leave those options away, or --empty"
            )
        paths, notes = asked.written_empty(message)
    else:
        try:
            paths, notes = asked.written(message)
        finally:
            output.diagnostics([each for each in dangers if each.severity is Severity.WARNING], {})
    shown = [_shown(path) for path in paths]
    places = unsaid(asked.revisions(paths))
    output.result(
        {"written": shown, "statements": places, "notes": list(notes), **diagnostics_data(dangers, {})},
        _in_words(shown, places),
    )
    for note in notes:
        output.progress(f"note: {note}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the options ask for: a project's revision, or one of the framework's own tables.

    The latter is refused outside a checkout, where a project's server says so too.
    """

    hints: Hints
    acknowledge: Mapping[str, str]
    framework: bool
    database_url: str | None
    output: Output
    report: Notify

    def written_empty(self, message: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
        return (write_empty(self._history(), message, owner=self.owner),), ()

    def written(self, message: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
        """The files, and what is to be said of hints."""
        history, appspec, settings = self._history(), self._appspec(), self._settings()
        command = ("dazzle", "db", "revision", "-m", message, *(("--framework",) if self.framework else ()))
        with ExitStack() as stack:
            server_url = stack.enter_context(scratch_server(settings))
            created = None
            if history.of(self.owner) or self.framework:
                say_scratch(settings, self.output)
            else:
                # The first revision is what `upgrade` made without one, when it made something in this database.
                database = stack.enter_context(opened(choose(settings, flag=self.database_url)))
                self.output.progress(f"Database: {database.describe()}")
                created = database.url
            notes = followed_hints(appspec, history, server_url, owner=self.owner)
            known = None if self.framework else fingerprints(here(), appspec, history)
            write_it = partial(write, appspec, history, server_url, message, owner=self.owner, database_url=created)
            write_it = partial(write_it, terms=self._terms(history, settings), report=self.report, known=known)
            paths = decided(lambda hints: write_it(hints=hints), self.hints, self.output, command)
            return paths, notes

    def _terms(self, history: History, settings: DatabaseSettings) -> Terms:
        if self.framework:
            return Terms(acknowledge=self.acknowledge)
        return Terms(
            engine=settings.engine,
            min_version=settings.min_version,
            look_up=lambda: small_tables(history, choose(settings, flag=self.database_url), self.output),
            acknowledge=self.acknowledge,
        )

    def print_questions(self, form: str) -> None:
        """Ends with 1 when there are some."""
        if form != Format.JSON:
            raise UsageError(f"`--questions {form}` is not known", help="write `--questions json`")
        with scratch_server(self._settings()) as server_url:
            found = ask(self._appspec(), self._history(), server_url, owner=self.owner, hints=self.hints)
        self.output.page(json.dumps(to_json(found), ensure_ascii=False, indent=2))
        if found:
            raise typer.Exit(1)

    def revisions(self, paths: Collection[Path]) -> list[Revision]:
        """Those in the files that were written."""
        return [each for each in self._history().revisions if each.path in paths] if paths else []

    @property
    def owner(self) -> Owner:
        return Owner.FRAMEWORK if self.framework else Owner.PROJECT

    def _history(self) -> History:
        return History(None, FRAMEWORK_LABEL) if self.framework else history_of(here())

    def _appspec(self) -> AppSpec:
        return compile_framework() if self.framework else appspec_of(here())

    def _settings(self) -> DatabaseSettings:
        if self.framework and CHECKOUT.is_file():
            return DatabaseSettings(label=FRAMEWORK_LABEL, root=CHECKOUT.parent)
        return here().database


def _in_words(shown: Sequence[str], places: Sequence[str]) -> str:
    if not shown:
        return "Nothing to do: the text and the revisions say the same."
    asked = ("Write the SQL that only you know:", *(f"  {place}" for place in places)) if places else ()
    return "\n".join(("Wrote", *(f"  {path}" for path in shown), *asked, "Read it, then: dazzle db upgrade"))


def _shown(path: Path) -> str:
    """Relative to the current folder where it is below it."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
