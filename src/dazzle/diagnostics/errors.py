"""What can go wrong when the text is fine: operational errors, each carrying its data.

DazzleError
├── UsageError                wrong arguments                                  exit 2
├── ProjectError              no project here, or its dazzle.toml is wrong
├── DatabaseError             the database cannot be used
│   ├── DatabaseUnreachable     nobody answers
│   ├── DatabaseRefused         it answers, and says no (password, role, read-only, disk full)
│   └── ClusterError            the embedded cluster cannot be made, started or stopped
├── MigrationError            the revisions cannot be run or written
│   ├── DatabaseBehind          revisions wait to be applied
│   ├── DatabaseAhead           the database knows a revision that these files do not
│   ├── MigrationInterrupted    a signal came while revisions ran                exit 128 + its number
│   └── RevisionRefused         a revision is not written, and why
│       └── RevisionUndecided     ... because somebody has to say what is meant
└── ServeError                the port is taken, the artefact is stale ...
"""

from collections.abc import Iterable
from typing import Any


class DazzleError(Exception):
    """One sentence, what to do about it, and the exit code of the process."""

    exit_code = 1

    def __init__(self, message: str, *, help: str | None = None) -> None:  # noqa: A002  as in Diagnostic
        self.message = message
        self.help = help
        super().__init__(message)


class UsageError(DazzleError):
    exit_code = 2


class ProjectError(DazzleError):
    pass


class DatabaseError(DazzleError):
    pass


class DatabaseUnreachable(DatabaseError):
    pass


class DatabaseRefused(DatabaseError):
    pass


class ClusterError(DatabaseError):
    pass


class MigrationError(DazzleError):
    pass


class DatabaseBehind(MigrationError):
    """`pending` are the revision ids to apply, oldest first."""

    def __init__(self, pending: Iterable[str], message: str, *, help: str | None = None) -> None:  # noqa: A002
        self.pending = tuple(pending)
        super().__init__(message, help=help)


class DatabaseAhead(MigrationError):
    """`unknown` are the revision ids that the database has and these files do not."""

    def __init__(self, unknown: Iterable[str], message: str, *, help: str | None = None) -> None:  # noqa: A002
        self.unknown = tuple(unknown)
        super().__init__(message, help=help)


class MigrationInterrupted(MigrationError):
    """`signal` is the number of what ended the run; the exit code is what a shell makes of it."""

    def __init__(self, signal: int, message: str, *, help: str | None = None) -> None:  # noqa: A002
        self.signal = signal
        self.exit_code = 128 + signal
        super().__init__(message, help=help)


class RevisionRefused(MigrationError):
    pass


class RevisionUndecided(RevisionRefused):
    """`questions` are what is asked (`back.migrate.questions`)."""

    def __init__(self, questions: Iterable[Any], message: str, *, help: str | None = None) -> None:  # noqa: A002
        self.questions = tuple(questions)
        super().__init__(message, help=help)


class ServeError(DazzleError):
    pass
