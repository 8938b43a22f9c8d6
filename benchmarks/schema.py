"""How long a schema takes: from the AppSpec to the MetaData, to tables in PostgreSQL, and back to comparable rows.

    make bench-schema          (or: python benchmarks/schema.py --rounds 3 --sizes 100 300)

`build_metadata` is seconds of processor time for each size; the rest is for the size given by `--tables`, on the
embedded server with nothing turned off: seconds on the clock, and in brackets seconds of this process's processor time,
without PostgreSQL's own. Reading and comparing takes turns with what Alembic does for the same question, so a machine
that changes speed changes both; the ratio is the median of the pairs' ratios. Medians of several rounds, after one that
is not counted.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa
import yardstick
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from compiler import exponent, generate
from dazzle.back.driver import driver
from dazzle.back.embedded import Cluster
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue
from dazzle.back.migrate.catalogue import Row
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.environment import connected
from dazzle.ir.appspec import AppSpec
from dazzle.project.compilation import appspec_of
from dazzle.project.project import load

SIZES = (100, 300, 1000, 3000)
TABLES = 1000


class Time(NamedTuple):
    wall: float
    cpu: float


def timed(work: Callable[[], object]) -> Time:
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Time(time.perf_counter() - wall, time.process_time() - cpu)


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    work: Callable[[], object]
    times: list[Time] = field(default_factory=list)

    def measure(self) -> None:
        self.times.append(timed(self.work))

    def median(self) -> Time:
        counted = self.times[1:] or self.times
        return Time(statistics.median(t.wall for t in counted), statistics.median(t.cpu for t in counted))

    def row(self) -> str:
        wall, cpu = self.median()
        return f"| {self.title} | {wall:.3f} ({cpu:.3f}) |"


def appspec(folder: Path, size: int) -> AppSpec:
    generate(folder, size, surfaces=False)
    return appspec_of(load(folder))


def build(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    specs = {size: appspec(folder / f"with{size}", size) for size in sizes}
    cases = {
        size: Case(f"build_metadata, {size} entities", lambda spec=spec: build_metadata(spec))
        for size, spec in specs.items()
    }
    here = []
    for _ in range(rounds + 1):
        here.append(yardstick.measured())
        for case in cases.values():
            case.measure()
    print("| from the AppSpec | processor seconds |\n|---|---|")
    for case in cases.values():
        print(f"| {case.title} | {case.median().cpu:.3f} |")
    print(f"\n{yardstick.told(here)}")
    if len(sizes) > 1:
        slope = exponent(sizes, [case.median().cpu for case in cases.values()])
        print(f"Grows with the size to the power of {slope:.2f}.")


def in_database(folder: Path, size: int, rounds: int) -> None:
    metadata = build_metadata(appspec(folder / "tables", size))
    statements = tuple(creating(metadata, set(metadata.tables)))
    cluster = Cluster(folder / "server")
    with cluster, connected(cluster.url()) as connection, connection.begin():
        catalogue.pin(driver(connection))
        made = timed(lambda: [driver(connection).execute(statement.encode()) for statement in statements])
        wanted = catalogue.read(driver(connection))
        cases = _cases(connection, metadata, wanted)
        for _ in range(rounds + 1):
            for case in cases:
                case.measure()
    cluster.stop(force=True)
    print(f"\n| {len(metadata.tables)} tables | seconds (of this process's processor time) |\n|---|---|")
    print(f"| create, {len(statements)} statements, once | {made.wall:.3f} ({made.cpu:.3f}) |")
    for case in cases:
        print(case.row())
    ours, alembics = cases[2], cases[3]
    ratio = statistics.median(a.wall / b.wall for a, b in zip(ours.times[1:], alembics.times[1:], strict=True))
    print(f"\n{ours.title} takes {ratio:.2f} of Alembic's time, and sees more ({len(wanted)} rows).")


def _cases(connection: sa.Connection, metadata: sa.MetaData, wanted: tuple[Row, ...]) -> tuple[Case, ...]:
    def read() -> tuple[Row, ...]:
        return catalogue.read(driver(connection))

    def compare(rows: tuple[Row, ...]) -> None:
        assert not tuple(catalogue.differences(rows, wanted))

    context = MigrationContext.configure(connection)
    again = read()
    return (
        Case("read the catalogue", read),
        Case("compare with what is wanted", lambda: compare(again)),
        Case("read and compare", lambda: compare(read())),
        Case("Alembic's compare_metadata", lambda: compare_metadata(context, metadata)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the schema.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are counted, after one that is not")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="how many entities, growing")
    parser.add_argument("--tables", type=int, default=TABLES, help="how many entities to make tables of")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dazzle-bench-") as scratch:
        build(Path(scratch), given.sizes, given.rounds)
        in_database(Path(scratch), given.tables, given.rounds)


if __name__ == "__main__":
    main()
