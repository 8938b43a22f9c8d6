"""How long `dazzle validate` takes on projects of growing size, cold, warm, and after one entity changed.

    make bench-compiler          (or: python benchmarks/compiler.py --rounds 3 --sizes 100 300)

Every figure is a whole process, the median of several rounds; a round runs every case once, so a machine that changes
speed changes them all. Cold is without .dazzle/cache, warm with what the run before left there, edited with the title
of one entity changed since. `--against FOLDER` names another checkout of Dazzle: the two take turns, and a ratio is the
median of the pairs' ratios. Modules have their bytecode, as an installed package has.
"""

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "invoice_ops"
DAZZLE = str(Path(sys.executable).parent / "dazzle")
SIZES = (100, 300, 1000, 3000)
IN_A_FILE = 50

MANIFEST = """\
[project]
name = "bench"

[modules]
paths = ["dsl"]
"""

HEAD = """\
module bench.app

app bench "Benchmark":
  security_profile: standard

persona clerk "Clerk":
  description: "Records what came in"

persona manager "Manager":
  description: "Decides about it"

enum Grade "Grade":
  low "Low"
  middle "Middle"
  high "High"

entity Account "Account":
  id: uuid pk
  name: str(80) required
"""

ENTITY = """\
entity Thing{n} "Thing {n}{edition}":
  display_field: code
  id: uuid pk
  code: str(20) required unique
  title: str(120) required
  status: enum[draft, open, settled, closed]=draft required
  grade: Grade required
  before: ref Thing{before} optional
  account: ref Account required
  amount: decimal(12,2) = 0
  due_on: date
  created_at: datetime auto_add
  index status, due_on
  invariant: amount >= 0 and due_on is not null
  transitions:
    draft -> open: requires title
    open -> settled: requires amount role(manager)
    settled -> closed
  permit:
    list: role(clerk) or role(manager)
    update: role(clerk)
"""

SURFACE = """\
surface thing{n}_list "Things {n}":
  uses entity Thing{n}
  mode: list
  section main:
    field code "Code"
    field title "Title"
    field status "Status"
    field due_on "Due"
  ux:
    sort: due_on desc
    filter: status, grade
"""


class Run(NamedTuple):
    seconds: float
    megabytes: float


def run(source: Path, folder: Path, *arguments: str) -> Run:
    """One process of the Dazzle whose packages are in `source`, which must succeed.

    What it took at most counts from the fork, so this program must stay smaller than what it measures.
    """
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([DAZZLE, *arguments], cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"dazzle {' '.join(arguments)} failed:\n{said.read().decode()}")
    return Run(elapsed, usage.ru_maxrss / 1024)


def generate(folder: Path, size: int, *, surfaces: bool) -> None:
    """A project of `size` entities with ten fields each; a file uses the one before it."""
    (folder / "dsl").mkdir(parents=True)
    (folder / "dazzle.toml").write_text(MANIFEST)
    (folder / "dsl" / "app.dsl").write_text(HEAD)
    for part, first in enumerate(range(0, size, IN_A_FILE)):
        uses = f"use bench.part{part - 1:03}\n" if part else ""
        things = [thing(n, surfaces=surfaces) for n in range(first, min(first + IN_A_FILE, size))]
        text = f"module bench.part{part:03}\n\nuse bench.app\n{uses}\n" + "\n".join(things)
        (folder / "dsl" / f"part{part:03}.dsl").write_text(text)


def thing(n: int, *, surfaces: bool) -> str:
    entity = ENTITY.format(n=n, before=max(0, n - 1), edition="")
    return f"{entity}\n{SURFACE.format(n=n)}" if surfaces else entity


def lines(folder: Path) -> int:
    return sum(path.read_text().count("\n") for path in folder.glob("dsl/*.dsl"))


def leave(folder: Path) -> None:
    """Leave everything as the last run left it."""


def empty_cache(folder: Path) -> None:
    shutil.rmtree(folder / ".dazzle", ignore_errors=True)


def edit(folder: Path) -> None:
    """Give the first entity a title that it never had."""
    path = folder / "dsl" / "part000.dsl"
    first, after = path.read_text().split('":\n', 1)
    path.write_text(f'{first}{time.monotonic_ns() % 10}":\n{after}')


STATES: Mapping[str, Callable[[Path], None]] = {"cold": empty_cache, "warm": leave, "edited": edit}


@dataclass(frozen=True, slots=True)
class Case:
    """What is run where; for each state that the project is brought into, the runs of each checkout."""

    title: str
    folder: Path
    arguments: tuple[str, ...] = ("validate",)
    states: tuple[str, ...] = tuple(STATES)
    runs: dict[str, list[list[Run]]] = field(default_factory=dict)

    def measure(self, sources: Sequence[Path]) -> None:
        """One more round: every checkout begins cold, so that none finds another's cache."""
        taken: dict[str, list[Run]] = {state: [] for state in self.states}
        for source in sources:
            for state in self.states:
                STATES[state](self.folder)
                taken[state].append(run(source, self.folder, *self.arguments))
        for state, runs in taken.items():
            self.runs.setdefault(state, []).append(runs)

    def median(self, state: str) -> float:
        return statistics.median(runs[0].seconds for runs in self.runs[state])

    def row(self) -> str:
        cells = [self.cell(state) if state in self.states else "" for state in STATES]
        peak = max(runs[0].megabytes for rounds in self.runs.values() for runs in rounds)
        return f"| {self.title} | {lines(self.folder)} | {' | '.join(cells)} | {peak:.0f} |"

    def cell(self, state: str) -> str:
        rounds = self.runs[state]
        ratio = statistics.median(runs[0].seconds / runs[-1].seconds for runs in rounds)
        return f"{self.median(state):.3f}" + (f" ({ratio:.2f})" if len(rounds[0]) > 1 else "")


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the line through the logarithms, by least squares: 1 is linear."""
    x, y = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    return statistics.linear_regression(x, y).slope


def prepare(folder: Path, sizes: Sequence[int]) -> tuple[list[Case], dict[int, Case]]:
    """The cases, and those of them that differ in size alone; 1 is what there is of start-up."""
    example = folder / "invoice_ops"
    shutil.copytree(EXAMPLE, example, ignore=shutil.ignore_patterns(".dazzle"))
    growing = {}
    for size in (1, *sizes):
        growing[size] = Case(f"{size} entities, {size} surfaces", folder / f"with{size}")
        generate(growing[size].folder, size, surfaces=True)
    middle = sizes[len(sizes) // 2]
    bare = Case(f"{middle} entities alone", folder / "bare")
    generate(bare.folder, middle, surfaces=False)
    cases = [
        Case("`dazzle --version`", example, ("--version",), ("warm",)),
        Case("`dazzle validate` on invoice_ops", example, states=("cold", "warm")),
        *growing.values(),
        bare,
    ]
    return cases, growing


def report(growing: Mapping[int, Case], sizes: Sequence[int]) -> None:
    for state in STATES:
        whole = [growing[size].median(state) for size in sizes]
        start = growing[1].median(state)
        own = [max(seconds - start, 0.001) for seconds in whole]
        slopes = f"{exponent(sizes, whole):.2f}, without start-up ({start:.3f} s) {exponent(sizes, own):.2f}"
        print(f"{state}: grows with the size to the power of {slopes}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the compiler on projects of growing size.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are counted, after one that is not")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="how many entities, growing")
    parser.add_argument("--against", type=Path, help="another checkout of Dazzle, to compare with")
    given = parser.parse_args()
    sources = [checkout.resolve() / "src" for checkout in (ROOT, given.against) if checkout is not None]
    with tempfile.TemporaryDirectory(prefix="dazzle-bench-") as scratch:
        cases, growing = prepare(Path(scratch), given.sizes)
        for case in cases[:3]:
            case.measure(sources)  # bytecode is written, files are in memory
            case.runs.clear()
        for _ in range(given.rounds):
            for case in cases:
                case.measure(sources)
        against = " (and the median of its ratios to the other checkout's)" if given.against else ""
        print(f"Seconds of a whole process, medians of {given.rounds} rounds{against}; peak memory in MB.\n")
        print("| project | lines | cold | warm | edited | peak |")
        print("|---|---|---|---|---|---|")
        for case in cases:
            print(case.row())
        print()
        if len(given.sizes) > 1:
            report(growing, given.sizes)


if __name__ == "__main__":
    main()
