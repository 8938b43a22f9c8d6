"""The process that starts the server, brings it back when it dies, and stops it when nobody uses it any more.

A script of its own (`python -I -S`), in a session of its own, so that neither a Ctrl-C nor the end of whoever started
it reaches the server. It waits for locks, in threads, and for nothing else: a lock tells the truth however its holder
died.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum, auto
from pathlib import Path

from dazzle.back.embedded import account, binaries, data, locks
from dazzle.back.embedded.folder import PORT, SOCKET_PREFIX, Folder, make_private
from dazzle.diagnostics.errors import ClusterError

BOOT = "import sys; sys.path.append(sys.argv.pop(1)); from dazzle.back.embedded.supervisor import main; main()"
OPTIONS = {
    "listen_addresses": "",
    "port": str(PORT),  # PGPORT would be heard otherwise
    "unix_socket_permissions": "0700",
    "max_locks_per_transaction": "1024",  # a thousand tables in one transaction
    "timezone": "UTC",
    "log_timezone": "UTC",
}
POLL_SECONDS = 0.01
PID_WIDTH = 20  # always the same, so that a full disk has room for the next one
STOP_SECONDS = 60.0
RESTARTS, WITHIN_SECONDS = 3, 60.0


class Event(Enum):
    SERVER_GONE = auto()
    UNUSED = auto()
    TERMINATED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the starting process asks for; it hands over the supervisor's lock as an open descriptor."""

    folder: str
    binaries: str
    options: dict[str, str]
    lock: int

    def to_json(self) -> str:
        return json.dumps(asdict(self))


class Supervisor:
    def __init__(self, order: Order) -> None:
        self.folder = Folder(Path(order.folder))
        self.binaries = Path(order.binaries)
        self.lock = order.lock
        self.options = {**OPTIONS, **order.options}
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.server: subprocess.Popen[bytes] | None = None
        self.server_lock: int | None = None
        self.log_start = 0
        self.restarts: list[float] = []
        self.reported = False

    def run(self) -> None:
        """Supervises until nobody uses the server any more; ClusterError or OSError when it cannot be kept up."""
        signal.signal(signal.SIGTERM, lambda *_: self.events.put(Event.TERMINATED))
        chosen = account.choose(self.folder)
        self.binaries = binaries.brought_near(self.binaries, self.folder.path, chosen.user)
        chosen.assume(self.folder)
        self.server_lock = locks.take(self.folder.server_lock, timeout=0)
        if self.server_lock is None:  # a server outlived its supervisor
            threading.Thread(target=self.watch_server, daemon=True).start()
        else:
            self.start()
        threading.Thread(target=self.watch_holders, daemon=True).start()
        while self.next_event() is Event.SERVER_GONE:
            self.bring_back()
        self.stop()

    def next_event(self) -> Event:
        """What happens next; until it is reported, looks meanwhile whether the server answers."""
        while not self.reported:
            try:
                return self.events.get(timeout=POLL_SECONDS)
            except queue.Empty:
                if self.folder.answers():
                    self.report({})
        return self.events.get()

    def report(self, verdict: dict[str, str | None]) -> None:
        """Tells the starting process how it went, once; no message means well."""
        self.reported = True
        with suppress(OSError):  # whoever started us is gone
            os.write(sys.stdout.fileno(), json.dumps(verdict).encode())
        redirect(sys.stdout.fileno(), os.devnull)

    def fail(self, error: ClusterError) -> None:
        """To the starting process, or to the log when the server was up already."""
        if not self.reported:
            self.report({"message": error.message, "help": error.help})
            return
        log = self.folder.open_log()
        os.write(log, f"dazzle: {error.message}\n".encode())
        os.close(log)

    def watch_server(self) -> None:
        """Waits until no process of the server is left."""
        self.server_lock = locks.take(self.folder.server_lock)
        self.events.put(Event.SERVER_GONE)

    def watch_holders(self) -> None:
        """Waits to have the holders' lock alone while nobody is starting; keeps both, so that nobody comes in."""
        while True:
            holders = locks.take(self.folder.holders_lock)
            assert holders is not None
            if locks.take(self.folder.start_lock, timeout=0) is not None:
                self.events.put(Event.UNUSED)
                return
            os.close(holders)
            coming = locks.take(self.folder.start_lock)  # free when they hold
            assert coming is not None
            os.close(coming)

    def start(self) -> None:
        """Starts the server. To have its lock proves that none runs: what another one left behind is stale."""
        assert self.server_lock is not None
        data.ensure(self.folder, self.binaries, durable=self.options.get("fsync") != "off")
        (self.folder.data / "postmaster.pid").unlink(missing_ok=True)
        sockets = self.folder.place_for_sockets()
        make_private(sockets)
        for stale in sockets.glob(f"{SOCKET_PREFIX}*"):
            stale.unlink()
        log = self.folder.open_log()
        self.log_start = os.fstat(log).st_size
        settings = {**self.options, "unix_socket_directories": str(sockets)}
        self.server = subprocess.Popen(  # noqa: S603
            [
                self.binaries / "postgres",
                "-D",
                self.folder.data,
                *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(self.server_lock,),
        )
        os.close(log)
        os.close(self.server_lock)
        self.server_lock = None
        threading.Thread(target=self.watch_server, daemon=True).start()

    def bring_back(self) -> None:
        """Starts the server again after it died, but neither a first time in vain nor for ever."""
        if self.server is not None:
            self.server.wait()
        now = time.monotonic()
        self.restarts = [moment for moment in self.restarts if now - moment < WITHIN_SECONDS]
        if (self.server is not None and not self.reported) or len(self.restarts) >= RESTARTS:
            raise self.given_up()
        self.restarts.append(now)
        self.start()

    def given_up(self) -> ClusterError:
        said = self.folder.tail(self.log_start)
        if self.folder.lacks_space(said):
            return self.folder.full()
        return ClusterError(
            f"the embedded database in `{self.folder.path}` does not start: {reason(said)}",
            help=f"the end of its log, {self.folder.log}:\n{said}",
        )

    def stop(self) -> None:
        """Fast, then at once: the first breaks connections off, the second leaves recovery to the next start."""
        sockets, _ = self.folder.address()
        for sign in (signal.SIGINT, signal.SIGQUIT):
            self.send(sign)
            try:
                while self.events.get(timeout=STOP_SECONDS) is not Event.SERVER_GONE:
                    pass
            except queue.Empty:
                continue
            with suppress(OSError):  # not empty when the server could not tidy up
                sockets.rmdir()
            return

    def send(self, sign: signal.Signals) -> None:
        found = self.folder.postmaster()
        pid = self.server.pid if self.server is not None else found.pid if found is not None else None
        if pid is None or (self.server is None and not locks.has_open(pid, self.folder.server_lock)):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, sign)


def reason(said: str) -> str:
    """The line of the log that says most: the last fatal one, else the last."""
    lines = said.splitlines() or ["it left no message"]
    fatal = [line for line in lines if " FATAL:  " in line or " PANIC:  " in line]
    return (fatal or lines)[-1].rpartition(":  ")[2]


def redirect(descriptor: int, path: str) -> None:
    opened = os.open(path, os.O_WRONLY)
    os.dup2(opened, descriptor)
    os.close(opened)


def main() -> None:
    for unheard in (signal.SIGINT, signal.SIGHUP):
        signal.signal(unheard, lambda *_: None)  # not SIG_IGN: the server would inherit that, and could miss its stop
    os.umask(0o077)
    supervisor = Supervisor(Order(**json.loads(sys.argv[1])))
    if os.fork() != 0:
        os._exit(0)  # so that nobody has to wait for the supervisor's end
    os.chdir(supervisor.folder.path)
    try:
        os.pwrite(supervisor.lock, f"{os.getpid():<{PID_WIDTH}}".encode(), 0)
        supervisor.run()
    except ClusterError as error:
        supervisor.fail(error)
    except OSError as error:
        supervisor.fail(supervisor.folder.unusable(error))
    except Exception as error:  # the process ends here, and its starter shall know why
        supervisor.fail(ClusterError(f"the supervisor of the embedded database failed: {error!r}"))
        raise
