"""Running PostgreSQL's own client programs on the project's database."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit, urlunsplit

from dazzle.back.database import Database
from dazzle.back.embedded.binaries import locate
from dazzle.diagnostics.errors import ClusterError, DazzleError


def run(program: str, database: Database, arguments: Sequence[str]) -> int:
    """Run the program on the database until it ends; returns its exit code.

    The password travels in the environment: arguments are for everybody to see. Ctrl-C is the program's to answer.
    """
    url, password = _without_password(database.url)
    environment = {**os.environ, "PGPASSWORD": password} if password else dict(os.environ)
    # Not SIG_IGN, which the program would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run([_find(program), "--dbname", url, *arguments], env=environment, check=False)  # noqa: S603
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode


def _find(program: str) -> str:
    """The program beside the PostgreSQL that Dazzle uses, else the system's."""
    try:
        beside = locate() / program
        if beside.exists():
            return str(beside)
    except ClusterError:
        pass
    found = shutil.which(program)
    if found is None:
        raise DazzleError(f"`{program}` is not installed here", help="install PostgreSQL's client programs")
    return found


def _without_password(url: str) -> tuple[str, str | None]:
    parts = urlsplit(url)
    if parts.password is None:
        return url, None
    credentials, _, host = parts.netloc.rpartition("@")
    user = credentials.partition(":")[0]
    return urlunsplit(parts._replace(netloc=f"{user}@{host}")), unquote(parts.password)
