"""Starting, watching and stopping `dazzle` as a person would: other processes, a folder, an environment."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.executable).parent
URL = re.compile(r"http://127\.0\.0\.1:\d+")
LEAVE_OUT = ("DATABASE_URL", "DAZZLE_ENV", "DAZZLE_MIGRATE_URL", "DAZZLE_PG_BIN")


def environment() -> dict[str, str]:
    """This process's, without what would choose a database."""
    kept = {name: value for name, value in os.environ.items() if name not in LEAVE_OUT}
    return {**kept, "PATH": f"{BIN}{os.pathsep}{kept['PATH']}", "NO_COLOR": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """A running `dazzle serve`."""

    process: subprocess.Popen[str]
    output: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    ended: bool = False

    def __post_init__(self) -> None:
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.changed:
                self.output.append(line)
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def wait_for_lines(self, number: int) -> None:
        """Until it has printed so many lines, or has ended."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.output) >= number or self.ended, 60), self.output

    def lines_until_served(self) -> list[str]:
        """What it printed before the address, which it waits for."""
        printed = "".join(self.output)
        with self.changed:
            assert self.changed.wait_for(lambda: URL.search("".join(self.output)) or self.ended, 60), printed
        return [line for line in self.output if not URL.search(line)]

    @property
    def url(self) -> str:
        """Where it serves; waits until it says so, and fails with all it printed when it ends before."""
        self.lines_until_served()
        found = URL.search("".join(self.output))
        assert found, "".join(self.output)
        return found.group()

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def stop(self, sign: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(sign)
        code = self.process.wait(30)
        self.reader.join(30)
        return code


@dataclass
class Commands:
    """Commands in one folder."""

    folder: Path
    variables: dict[str, str] = field(default_factory=environment)
    served: list[Served] = field(default_factory=list)

    def inside(self, name: str) -> "Commands":
        return Commands(self.folder / name, self.variables, self.served)

    def run(self, program: str, *arguments: str, code: int | None = 0, **variables: str) -> str:
        """Standard output and error of a command that ends with `code` (None: whatever it is)."""
        done = subprocess.run(
            [str(BIN / program), *arguments],
            cwd=self.folder,
            env={**self.variables, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        output = done.stdout + done.stderr
        assert code is None or done.returncode == code, f"{program} {' '.join(arguments)}: {done.returncode}\n{output}"
        assert "Traceback" not in output, output
        return output

    def dazzle(self, *arguments: str, code: int | None = 0, **variables: str) -> str:
        return self.run("dazzle", *arguments, code=code, **variables)

    def serve(self, *arguments: str, **variables: str) -> Served:
        process = subprocess.Popen(
            [str(BIN / "dazzle"), "serve", "--port", str(free_port()), *arguments],
            cwd=self.folder,
            env={**self.variables, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.served.append(Served(process))
        return self.served[-1]

    def close(self) -> None:
        for served in self.served:
            if served.process.poll() is None:
                served.process.kill()
            served.process.wait(30)
            served.reader.join(30)
            assert served.process.stdout is not None
            served.process.stdout.close()

    def edit(self, old: str, new: str) -> None:
        """Replace a text that stands in exactly one of the project's .dsl files."""
        holding = [path for path in sorted(self.folder.glob("dsl/*.dsl")) if old in path.read_text()]
        assert len(holding) == 1, f"{old!r} stands in {len(holding)} files"
        holding[0].write_text(holding[0].read_text().replace(old, new))

    @property
    def revisions(self) -> list[Path]:
        return sorted((self.folder / "migrations" / "versions").glob("*.py"))
