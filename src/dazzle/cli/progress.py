"""What a migration tells while it runs: in one line of a terminal, or line by line where there is none."""

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dazzle.back.migrate.progress import Moment
from dazzle.cli.output import Format, Output

WIDTH = 20  # of the bar
AGAIN = 3.0  # seconds after which a line of the same topic is printed again where nothing can be overwritten
CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class Told:
    """Lines stay; a moment stands until the next. May be called from several threads."""

    output: Output
    terminal: bool
    standing: bool = False
    topic: str = ""
    since: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def line(self, text: str) -> None:
        with self.lock:
            self._clear()
            self.output.progress(text)

    def moment(self, moment: Moment) -> None:
        if self.output.format is Format.JSON:
            return
        with self.lock:
            if self.terminal:
                text = f"{bar(moment.share)}{moment.text}"
                sys.stderr.write(CLEAR + text[: shutil.get_terminal_size().columns - 1])
                sys.stderr.flush()
                self.standing = True
            elif moment.topic != self.topic or time.monotonic() - self.since > AGAIN:
                self.topic, self.since = moment.topic, time.monotonic()
                self.output.progress(moment.text)

    def end(self) -> None:
        with self.lock:
            self._clear()

    def _clear(self) -> None:
        if self.standing:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
            self.standing = False


@contextmanager
def watching(output: Output) -> Iterator[Told]:
    """What a run is to report to; what stands is cleared at the end."""
    told = Told(output, terminal=sys.stderr.isatty())
    try:
        yield told
    finally:
        told.end()


def bar(share: float | None) -> str:
    """`[#####---------------] ` for a quarter; nothing when the share is not known."""
    if share is None:
        return ""
    full = round(share * WIDTH)
    return f"[{'#' * full}{'-' * (WIDTH - full)}] "
