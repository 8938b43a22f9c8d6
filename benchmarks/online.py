"""What an application feels while its tables change: reads and writes on a large table, change by change.

    make bench-online          (or: python benchmarks/online.py --rows 200000 --only "an index")

Readers and writers, each a statement of one row at a time, run on a table of `--rows` rows while it is changed: once as
`dazzle db revision` writes the change and `dazzle db upgrade` applies it, once as Alembic's autogenerate writes it, in
one transaction and without a bound on lock waits. A statement whose columns have changed their type is refused on the
connections that have prepared it (PostgreSQL documentation, PREPARE); the load then takes another connection, as
`dazzle serve` does. Milliseconds that a statement took, from when it was due until it was through; `quiet` is before
any change. The last table says how long anybody waited at most where somebody's long transaction has read the table. An
embedded server with nothing turned off.
"""

import argparse
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import psycopg
import sqlalchemy as sa
from alembic.autogenerate import produce_migrations
from alembic.operations import Operations, ops
from alembic.runtime.migration import MigrationContext

from dazzle.back.embedded import Cluster
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import revision, run
from dazzle.back.migrate.bookkeeping import is_bookkeeping
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.history import History
from dazzle.compiler import compile_sources
from dazzle.diagnostics.errors import DazzleError
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.appspec import AppSpec

TEXT = """
module bench
app bench "Bench"
entity Owner "Owner":
  id: int pk
  name: str(40)
entity Item "Item":
  id: int pk
  number: int required
  code: str(20) required
  status: enum[open, done, void] = open required
  amount: int
  note: str(200)
  owner: int
  index code
"""
SETTLE = 1.0  # seconds of load before and after each change
PER_SECOND = 100  # statements of each thread
FRAMEWORK = "dazzle_"
HELD = 3.0  # seconds that a long transaction keeps the table


class Change(NamedTuple):
    """What is written differently, and the statements that only a person knows."""

    title: str
    edit: Callable[[str], str]
    answers: tuple[str, ...] = ()


def swap(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


CHANGES = (
    Change("a column with a default", swap("  index code\n", "  urgent: bool = false required\n  index code\n")),
    Change("an index", swap("  index code\n", "  index code\n  index number desc\n")),
    Change("an index of other columns", swap("  index code\n", "  index code, number\n")),
    Change("no index", swap("  index code\n", "")),
    Change("unique", swap("number: int required", "number: int required unique")),
    Change("a CHECK", swap("  index code\n", "  index code\n  invariant: number >= 0\n")),
    Change("a value of an enum", swap("[open, done, void]", "[open, done, void, late]")),
    Change("a reference", swap("  owner: int\n", "  owner: int\n  keeper: ref Owner\n")),
    Change("required", swap("amount: int", "amount: int required"), ("SELECT",)),
    Change("a longer text", swap("code: str(20)", "code: str(40)")),
    Change(
        "a required column",
        swap("  index code\n", "  weight: int required\n  index code\n"),
        ("UPDATE item SET weight = 0 WHERE weight IS NULL",),
    ),
    Change("a column less", swap("  note: str(200)\n", "")),
)


@dataclass
class Load:
    """Threads that read and write one row at a time, each when its time has come, however long the last one took."""

    url: str
    rows: int
    times: list[tuple[float, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    planned_anew: int = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        statements = (
            "SELECT number, code FROM item WHERE id = %s",
            "SELECT code, status FROM item WHERE id = %s",
            "UPDATE item SET amount = amount + 1 WHERE id = %s",
            "INSERT INTO item (number, code, amount) VALUES (100000000 + %s, 'new', 1)",
        )
        threads = [threading.Thread(target=self._run, args=(each,), daemon=True) for each in statements]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.stopped.set()
            for thread in threads:
                thread.join()

    def _run(self, statement: str) -> None:
        connection = psycopg.connect(self.url, autocommit=True)
        due, number = time.perf_counter(), 0
        while not self.stopped.is_set():
            number += 1
            value = number if statement.startswith("INSERT") else random.randint(1, self.rows)
            try:
                try:
                    connection.execute(statement.encode(), (value,))
                except psycopg.errors.FeatureNotSupported:
                    self.planned_anew += 1
                    connection.close()
                    connection = psycopg.connect(self.url, autocommit=True)
                    connection.execute(statement.encode(), (value,))
            except psycopg.Error as error:
                self.errors.append(str(error).splitlines()[0])
            self.times.append((due, (time.perf_counter() - due) * 1000))
            due += 1 / PER_SECOND
            if (pause := due - time.perf_counter()) > 0:
                time.sleep(pause)
        connection.close()

    def between(self, start: float, end: float) -> list[float]:
        """Milliseconds of what was due from then to then."""
        return sorted(took for due, took in self.times if start <= due <= end)


def told(found: Sequence[float]) -> str:
    if not found:
        return "- | - | -"
    most = found[min(len(found) - 1, int(len(found) * 0.999))]
    return f"{statistics.median(found):.1f} | {most:.1f} | {found[-1]:.1f}"


def spec(text: str) -> AppSpec:
    return compile_sources([SourceFile("bench.dsl", text)]).require()


@dataclass
class Bench:
    cluster: Cluster
    folder: Path
    rows: int

    def url(self, name: str) -> str:
        return self.cluster.url().replace("/postgres?", f"/{name}?")

    def admin(self, *statements: str) -> None:
        with psycopg.connect(self.cluster.url(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def prepare(self) -> None:
        """The database that each change gets a copy of."""
        self.admin("CREATE DATABASE base")
        revision.write(spec(TEXT), self.history(), self.cluster.url(), "baseline")
        run.upgrade(self.url("base"), self.history())
        with psycopg.connect(self.url("base"), autocommit=True) as connection:
            connection.execute("INSERT INTO owner SELECT n, 'o' FROM generate_series(1, 1000) n")
            connection.execute(
                "INSERT INTO item (number, code, amount, note)"
                f" SELECT n, 'c' || n % 1000, n, repeat('x', 100) FROM generate_series(1, {self.rows}) n"
            )
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")

    def history(self, name: str = "versions") -> History:
        return History(self.folder / name, "bench", self.folder / "framework")

    def copy(self) -> str:
        self.admin(
            "DROP DATABASE IF EXISTS tried WITH (FORCE)", "CREATE DATABASE tried TEMPLATE base STRATEGY file_copy"
        )
        return self.url("tried")

    def revised(self, change: Change) -> History:
        name = f"versions_{CHANGES.index(change)}"
        target = self.folder / name
        target.mkdir()
        for path in (self.folder / "versions").glob("*.py"):
            (target / path.name).write_text(path.read_text())
        paths = revision.write(spec(change.edit(TEXT)), self.history(name), self.cluster.url(), "change")
        for path in paths:
            text = path.read_text()
            for answer in change.answers:
                text = text.replace('": "",\n', f'": {answer!r},\n', 1)
            path.write_text(text)
        return self.history(name)


def compared(name: str | None, kind: str, _: object) -> bool:
    return not (kind == "table" and (is_bookkeeping(name or "") or (name or "").startswith(FRAMEWORK)))


def of_project(_: object, name: str | None, kind: str, *_more: object) -> bool:
    return not (kind == "table" and (name or "").startswith(FRAMEWORK))


def plainly(url: str, target: AppSpec) -> None:
    """As Alembic's autogenerate sees the change and `alembic upgrade` applies it."""
    metadata = build_metadata(target)
    with connected(url) as connection, connection.begin():
        context = MigrationContext.configure(
            connection,
            opts={"include_name": compared, "include_object": of_project, "compare_server_default": True},
        )
        found = produce_migrations(context, metadata)
        operations = Operations(context)
        assert found.upgrade_ops is not None
        pending: list[ops.MigrateOperation] = list(found.upgrade_ops.ops)
        while pending:
            each = pending.pop(0)
            if isinstance(each, ops.OpContainer):
                pending = [*each.ops, *pending]
            else:
                operations.invoke(each)


def measured(bench: Bench, work: Callable[[str], object]) -> tuple[str, str]:
    """What the statements took while the change was made; and how long that was, with what went wrong."""
    url = bench.copy()
    load = Load(url, bench.rows)
    said = ""
    with load.running():
        time.sleep(SETTLE)
        start = time.perf_counter()
        try:
            work(url)
        except (sa.exc.SQLAlchemyError, DazzleError) as error:
            said = f"fails: {str(error).splitlines()[0][:60]}"
        end = time.perf_counter()
        time.sleep(SETTLE)
    wrong = f"{len(load.errors)} errors ({load.errors[0][:60]})" if load.errors else "0 errors"
    wrong += f", {load.planned_anew} planned anew" if load.planned_anew else ""
    return told(load.between(start - 0.05, end + 0.05)), f"{end - start:.1f} s, {said or wrong}"


def held(bench: Bench, work: Callable[[str], object]) -> str:
    """The longest wait of anybody, while a long transaction has read the table."""
    url = bench.copy()
    load = Load(url, bench.rows)
    with psycopg.connect(url) as reader, load.running():
        reader.execute("SELECT count(*) FROM item WHERE id < 10")
        ended = threading.Timer(HELD, reader.rollback)
        ended.start()
        time.sleep(SETTLE / 2)
        start = time.perf_counter()
        work(url)
        end = time.perf_counter()
        ended.join()
    longest = max(load.between(start, end), default=0)
    return f"{longest:.0f} ms, {len(load.errors)} errors, applied after {end - start:.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", action="append", help="the title of a change; several times for several")
    parser.add_argument("--held", action="append", help="changes that are also made under a long transaction")
    given = parser.parse_args()
    chosen = [each for each in CHANGES if given.only is None or each.title in given.only]
    under = given.held or ["a column with a default", "an index", "a CHECK", "a column less"]
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder))
        with cluster:
            bench = Bench(cluster, Path(folder), given.rows)
            bench.prepare()
            print(f"| change ({given.rows:,} rows) | | p50 ms | p99.9 ms | most ms | took |\n|---|---|---|---|---|---|")
            quiet, _ = measured(bench, lambda _: time.sleep(3))
            print(f"| nothing | quiet | {quiet} | |", flush=True)
            histories = {change.title: bench.revised(change) for change in chosen}
            for change in chosen:
                history = histories[change.title]
                row, took = measured(bench, lambda url, history=history: run.upgrade(url, history))
                print(f"| {change.title} | Dazzle | {row} | {took} |", flush=True)
                target = spec(change.edit(TEXT))
                row, took = measured(bench, lambda url, target=target: plainly(url, target))
                print(f"| | Alembic | {row} | {took} |", flush=True)
            print("\n| under a long transaction | Dazzle | Alembic |\n|---|---|---|")
            for change in chosen:
                if change.title in under:
                    history, target = histories[change.title], spec(change.edit(TEXT))
                    ours = held(bench, lambda url, history=history: run.upgrade(url, history))
                    alembics = held(bench, lambda url, target=target: plainly(url, target))
                    print(f"| {change.title} | {ours} | {alembics} |", flush=True)
        cluster.stop(force=True)


if __name__ == "__main__":
    main()
