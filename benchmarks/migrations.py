"""How long the commands of migrations take on schemas of growing size, beside plain Alembic on the same schema.

    make bench-migrations          (or: python benchmarks/migrations.py --sizes 10 100 --revisions 50 --runs 3)

Every figure is a whole process: seconds of processor time of it and its children, without PostgreSQL's, which runs all
the while; in brackets the seconds on the clock. A command and Alembic's take turns, so a machine that changes speed
changes both; figures are medians, a ratio is the median of the pairs' ratios of processor time. Warm is with what the
run before left in .dazzle/cache, cold without it; without a scratch database all revisions are run again. What changes
something is measured once: the first revision, applying it, and a history of many small revisions.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import psycopg
import yardstick
from psycopg import sql

from compiler import generate
from dazzle.back.choice import choose
from dazzle.back.database import opened
from dazzle.back.embedded import Cluster
from dazzle.project import load

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "invoice_ops"
BIN = Path(sys.executable).parent
UPGRADE = ("dazzle", "db", "upgrade")
CHECK = ("dazzle", "db", "check")
TITLE = "  title: str(120) required\n"
SMALL = '''"""step {n}."""

import sqlalchemy as sa
from alembic import op

revision = "{id}"
down_revision = {down!r}
branch_labels = {labels!r}
depends_on = None
phase = "expand"


def upgrade() -> None:
    op.add_column("thing0", sa.Column("small{n}", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("thing0", "small{n}")
'''


class Run(NamedTuple):
    cpu: float
    wall: float
    megabytes: float


def run(command: Sequence[str], folder: Path, url: str | None = None) -> Run:
    """One process, which must succeed; on the database of the URL, if there is one."""
    program, *arguments = command
    # As where people work, Python keeps what it has compiled, of revision files too.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | ({} if url is None else {"DATABASE_URL": url})
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([BIN / program, *arguments], cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read().decode()}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def middle(runs: Sequence[Run]) -> Run:
    cpu, wall, megabytes = (statistics.median(each[n] for each in runs) for n in range(3))
    return Run(cpu, wall, megabytes)


def shown(each: Run) -> str:
    return f"{each.cpu:.2f} ({each.wall:.2f})"


def row(title: str, ours: Sequence[Run], theirs: Sequence[Run] = (), named: str = "") -> None:
    """A line of the table; without a baseline, without a ratio."""
    beside = ""
    if theirs:
        ratio = statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))
        beside = f"`{named}` | {shown(middle(theirs))} | {ratio:.2f}"
    print(f"| {title} | {shown(middle(ours))} | {middle(ours).megabytes:.0f} | {beside or '| |'} |", flush=True)


@dataclass(frozen=True, slots=True)
class Project:
    """Generated entities below a folder, with a held server of their own."""

    folder: Path
    size: int
    cluster: Cluster

    def leave(self) -> None:
        """Leave everything as the last run left it."""

    def forget(self) -> None:
        """Remove what is kept in .dazzle/cache, but for what was read of the texts."""
        for name in ("agreement", "tables", "revisions"):
            (self.folder / ".dazzle" / "cache" / name).unlink(missing_ok=True)

    def drop_scratch(self) -> None:
        self.forget()
        with psycopg.connect(self.cluster.url(), autocommit=True) as connection:
            names = connection.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE 'dazzle_scratch%'"
            ).fetchall()
            for (name,) in names:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def edit(self) -> None:
        """Give the first entity one more field."""
        path = self.folder / "dsl" / "part000.dsl"
        path.write_text(path.read_text().replace(TITLE, f"{TITLE}  extra{time.monotonic_ns()}: str(20)\n", 1))

    def fresh(self, name: str) -> str:
        """The URL of a new, empty database."""
        with psycopg.connect(self.cluster.url(), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.cluster.url(name)

    def compare(
        self, title: str, command: tuple[str, ...], baseline: tuple[str, ...], before: Callable[[], None], runs: int
    ) -> None:
        ours, theirs = [], []
        run(command, self.folder)  # what it leaves behind, those that are counted find
        for _ in range(runs):
            before()
            ours.append(run(command, self.folder))
            theirs.append(run(baseline, self.folder))
        row(f"`{title}`, {self.size} entities", ours, theirs, " ".join(baseline))


def measure(project: Project, runs: int) -> None:
    """The rows of one size."""
    run(("dazzle", "validate"), project.folder)
    row(
        f"the first `db revision`, {project.size} entities",
        [run(("dazzle", "db", "revision", "-m", "all"), project.folder)],
    )
    applying(project)
    run(UPGRADE, project.folder)
    project.compare("db upgrade, nothing to do", UPGRADE, ("alembic", "upgrade", "heads"), project.leave, runs)
    project.compare("db check, warm", CHECK, ("alembic", "check"), project.leave, runs)
    project.compare("db check, cold", CHECK, ("alembic", "check"), project.forget, runs)
    project.compare("db check, no scratch database", CHECK, ("alembic", "check"), project.drop_scratch, 1)
    revising(project, runs)


def revising(project: Project, runs: int) -> None:
    """One more field each time; what Alembic writes is removed, and ours applied."""
    ours, theirs = [], []
    versions = project.folder / "migrations" / "versions"
    for n in range(runs):
        project.edit()
        before = set(versions.glob("*.py"))
        theirs.append(
            run(("alembic", "revision", "--autogenerate", "--head", "bench@head", "-m", "extra"), project.folder)
        )
        for path in set(versions.glob("*.py")) - before:
            path.unlink()
        ours.append(run(("dazzle", "db", "revision", "-m", f"extra {n}"), project.folder))
        run(UPGRADE, project.folder)
    row(f"`db revision`, one field of {project.size} entities", ours, theirs, "alembic revision --autogenerate")


def applying(project: Project) -> None:
    """What is written, applied, beside the same SQL through psycopg, a statement at a time; on the clock."""
    url = project.fresh("applied")
    ours = run(UPGRADE, project.folder, url)
    said = subprocess.run(
        [BIN / "alembic", "upgrade", "heads", "--sql"],
        cwd=project.folder, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    statements = [each for each in said.stdout.split(";\n") if each.strip() and each.strip() not in {"BEGIN", "COMMIT"}]
    with psycopg.connect(project.fresh("raw")) as connection:
        wall, cpu = time.perf_counter(), time.process_time()
        for statement in statements:
            connection.execute(statement.encode())
        connection.commit()
        theirs = Run(time.process_time() - cpu, time.perf_counter() - wall, 0)
    ratio = f"{ours.wall / theirs.wall:.2f} of the clock"
    print(f"| `db upgrade`, all {project.size} entities | {shown(ours)} | {ours.megabytes:.0f}", end="")
    print(f" | the same SQL through psycopg | {shown(theirs)} | {ratio} |", flush=True)


def many(project: Project, count: int) -> None:
    """A history of small revisions, from nothing."""
    versions = project.folder / "migrations" / "versions"
    run(("dazzle", "db", "revision", "-m", "all"), project.folder)
    (first,) = (path.stem.rpartition("_")[2] for path in versions.glob("*.py"))
    for n in range(count):
        down = first if n == 0 else f"{n - 1:012x}"
        text = SMALL.format(n=n, id=f"{n:012x}", down=down, labels=None)
        (versions / f"2999{n:08}_expand_small_{n:012x}.py").write_text(text)
    ours, theirs = [], []
    for _ in range(2):
        ours.append(run(UPGRADE, project.folder, project.fresh("ours")))
        theirs.append(run(("alembic", "upgrade", "heads"), project.folder, project.fresh("theirs")))
    row(f"`db upgrade`, {count} small revisions", ours, theirs, "alembic upgrade heads")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time migrations, beside plain Alembic.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 1000], help="how many entities")
    parser.add_argument("--revisions", type=int, default=500, help="how many small revisions")
    parser.add_argument("--runs", type=int, default=5, help="pairs that are counted")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dazzle-bench-") as scratch:
        print("| command | CPU s (clock) | peak MB | beside | CPU s (clock) | ratio |")
        print("|---|---|---|---|---|---|")
        here = []
        for title, size in (*((str(size), size) for size in given.sizes), ("many", min(given.sizes))):
            folder = Path(scratch) / title
            generate(folder, size, surfaces=False)
            shutil.copy(EXAMPLE / "alembic.ini", folder)
            (folder / "migrations" / "versions").mkdir(parents=True)
            here += [yardstick.measured() for _ in range(3)]
            with opened(choose(load(folder).database)), Cluster(folder) as cluster:
                project = Project(folder, size, cluster)
                if title == "many":
                    many(project, given.revisions)
                else:
                    measure(project, given.runs)
            Cluster(folder).stop(force=True)
        print(f"\n{yardstick.told(here)}")


if __name__ == "__main__":
    main()
