"""How long the commands that people wait for take, beside what plain Alembic needs for the same answer.

    make bench          (or: python benchmarks/commands.py --runs 5)

Every figure is a whole process on a copy of examples/invoice_ops at head, on the embedded database, which a holder
keeps running. A command and its baseline take turns, so a machine that changes speed changes both; the ratio is the
median of the pairs' ratios. `python -c pass` is the floor that no Python program gets below.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dazzle.back.database import choose, opened
from dazzle.project import load

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "invoice_ops"
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A command of ours, and the baseline that is to be beaten."""

    command: tuple[str, ...]
    baseline: tuple[str, ...]

    @property
    def title(self) -> str:
        return " ".join(self.command)


PYTHON = (sys.executable, "-c", "pass")
CASES = (
    Case(("dazzle", "--version"), PYTHON),
    Case(("dazzle", "validate"), PYTHON),
    Case(("dazzle", "db", "upgrade"), ("alembic", "upgrade", "heads")),
    Case(("dazzle", "db", "check"), ("alembic", "check")),
    Case(("dazzle", "db", "current"), ("alembic", "current")),
)


def seconds(command: Sequence[str], folder: Path, environment: dict[str, str]) -> float:
    """Wall time of one run, which must succeed."""
    program, *arguments = command
    path = program if os.sep in program else str(BIN / program)
    start = time.perf_counter()
    done = subprocess.run([path, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return elapsed


def measure(case: Case, folder: Path, environment: dict[str, str], runs: int) -> str:
    """One row of the table."""
    seconds(case.command, folder, environment)
    seconds(case.baseline, folder, environment)
    pairs = [
        (seconds(case.command, folder, environment), seconds(case.baseline, folder, environment)) for _ in range(runs)
    ]
    ours = statistics.median(a for a, _ in pairs)
    theirs = statistics.median(b for _, b in pairs)
    ratio = statistics.median(a / b for a, b in pairs)
    baseline = "python -c pass" if case.baseline is PYTHON else " ".join(case.baseline)
    return f"| `{case.title}` | {ours:.3f} | `{baseline}` | {theirs:.3f} | {ratio:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the commands on examples/invoice_ops.")
    parser.add_argument("--runs", type=int, default=5, help="pairs that are counted, after one that is not")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="dazzle-bench-") as scratch:
        folder = Path(scratch) / "invoice_ops"
        shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".dazzle"))
        with opened(choose(load(folder).database)):
            environment = dict(os.environ)
            seconds(("dazzle", "db", "upgrade"), folder, environment)
            print("| command | median s | baseline | median s | ratio |")
            print("|---|---|---|---|---|")
            for case in CASES:
                print(measure(case, folder, environment, runs), flush=True)


if __name__ == "__main__":
    main()
