"""A run in a process of its own that dies at a moment before or after one of its statements."""

import subprocess
import sys
from pathlib import Path

KILLED = 137
# Applies everything, and dies at one of the moments before and after each statement; tells them all when it lives.
DYING = """
import os, sys, signal
from pathlib import Path
import psycopg
from dazzle.back.migrate import run
from dazzle.back.migrate.history import History

url, folder, deadly, postmaster = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
moments = []

def at(query):
    if deadly == len(moments):
        if postmaster:
            os.kill(postmaster, signal.SIGKILL)
        os._exit(137)
    moments.append(query)

class Cursor(psycopg.Cursor):
    def execute(self, query, *arguments, **more):
        text = (query if isinstance(query, bytes) else str(query).encode()).decode()
        at(f"before {' '.join(text.split())}")
        done = super().execute(query, *arguments, **more)
        at(f"after {' '.join(text.split())}")
        return done

connect = psycopg.connect
def counted(*arguments, **more):
    made = connect(*arguments, **more)
    if __import__("threading").current_thread() is __import__("threading").main_thread():
        made.cursor_factory = Cursor
    return made
psycopg.connect = counted

run.upgrade(url, History(folder, "shop", folder / "framework"))
print("\\n".join(moments))
"""


def dying(url: str, versions: Path, deadly: int, postmaster: int = 0) -> subprocess.CompletedProcess[str]:
    """The run, which ends with KILLED when there is such a moment, and tells all moments when there is none."""
    done = subprocess.run(
        [sys.executable, "-c", DYING, url, versions, str(deadly), str(postmaster)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
