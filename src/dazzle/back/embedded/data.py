"""The cluster's data: made once, whole or not at all, and never touched by another major version."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from dazzle.back.embedded.binaries import Version, version
from dazzle.back.embedded.folder import Folder
from dazzle.diagnostics.errors import ClusterError

OLDEST = 15
SUPERUSER = "postgres"
CTYPES = {"linux": "C.UTF-8", "darwin": "UTF-8"}


def ensure(folder: Folder, binaries: Path, *, durable: bool) -> None:
    """Makes the data if there is none; ClusterError when the programs are not of the data's version, or too old.

    Not `durable` leaves out the flush to disk, for servers that do without it anyway.
    """
    programs = version(binaries)
    found = folder.major_version()
    if found is not None and found != programs.major:
        raise _other_version(folder, binaries, found, programs)
    if programs.major < OLDEST:
        raise ClusterError(
            f"`{binaries}` is PostgreSQL {programs.text}, and Dazzle needs {OLDEST} or newer",
            help="set DAZZLE_PG_BIN to a newer one, or unset it",
        )
    if found is None:
        _initdb(folder, binaries, programs, durable=durable)


def _initdb(folder: Folder, binaries: Path, programs: Version, *, durable: bool) -> None:
    """Under a temporary name first: what carries the name `data` is complete, whatever was killed meanwhile."""
    if folder.data.exists():
        raise ClusterError(
            f"`{folder.data}` is there, but holds no PostgreSQL data", help="move it away: a new one is made"
        )
    shutil.rmtree(folder.new_data, ignore_errors=True)
    command = [
        str(binaries / "initdb"),
        "-D",
        str(folder.new_data),
        "-U",
        SUPERUSER,
        "--auth=trust",
        "--no-instructions",
    ]
    flush = [] if durable else ["--no-sync"]
    done = subprocess.run(  # noqa: S603
        [*command, *_locale(programs), *flush],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    if done.returncode != 0:
        shutil.rmtree(folder.new_data, ignore_errors=True)
        said = (done.stderr or done.stdout).strip()
        if folder.lacks_space(said):
            raise folder.full()
        raise ClusterError(f"the embedded database in `{folder.path}` could not be made", help=said)
    folder.new_data.rename(folder.data)
    if durable:
        _flush(folder.path)


def _locale(programs: Version) -> list[str]:
    """A collation that no operating system's update can change."""
    if programs.major >= 17:
        return ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--lc-messages=C"]
    return ["--encoding=UTF8", "--locale=C", f"--lc-ctype={CTYPES.get(sys.platform, 'C')}"]


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _other_version(folder: Folder, binaries: Path, found: int, programs: Version) -> ClusterError:
    new_data, old_data = shlex.quote(str(folder.data)), shlex.quote(str(folder.path / f"data.{found}"))
    new_bin, old_bin = shlex.quote(str(binaries)), f"<bin folder of PostgreSQL {found}>"
    steps = (
        f"mv {new_data} {old_data}",
        shlex.join([str(binaries / "initdb"), "-D", str(folder.data), "-U", SUPERUSER, *_locale(programs)]),
        f"{new_bin}/pg_upgrade -U {SUPERUSER} -b {old_bin} -B {new_bin} -d {old_data} -D {new_data}",
    )
    return ClusterError(
        f"the embedded database in `{folder.path}` was made by PostgreSQL {found}, and the one found here"
        f" is {programs.text}",
        help=f"set DAZZLE_PG_BIN to the bin folder of PostgreSQL {found}, or upgrade the data:\n" + "\n".join(steps),
    )
