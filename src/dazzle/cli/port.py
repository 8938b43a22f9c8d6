"""A port of this machine: taking it, and telling who has it."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from dazzle.diagnostics.errors import ServeError, UsageError

LISTEN = "0A"  # the state TCP_LISTEN in /proc/net/tcp (proc_net_tcp, Linux kernel documentation)
LAST_PORT = 65535
LOOPBACK = {"127.0.0.1": socket.AF_INET, "localhost": socket.AF_INET, "::1": socket.AF_INET6}


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the port, 0 for one that the kernel chooses.

    It listens at once: two processes may bind one port as long as neither listens. UsageError when the host is not
    this machine alone; ServeError when the port is taken or not for this user.
    """
    if host not in LOOPBACK:
        raise UsageError(
            f"`{host}` is not this machine alone, and there is no login yet: serve on {' or '.join(LOOPBACK)}",
            help="put a proxy that checks who comes in front of it",
        )
    try:
        return _listening(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise _busy(host, port) from error
        if error.errno in {errno.EACCES, errno.EPERM}:
            raise ServeError(f"this user may not serve on port {port}", help="choose a port above 1023") from error
        if error.errno == errno.EADDRNOTAVAIL:
            raise ServeError(f"this machine has no address {host}", help="leave --host out") from error
        raise


def _listening(host: str, port: int) -> socket.socket:
    opened = socket.socket(LOOPBACK[host], socket.SOCK_STREAM)
    try:
        # Without this a port that was served a minute ago counts as taken.
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(2048)
    except OSError:
        opened.close()
        raise
    return opened


def _busy(host: str, port: int) -> ServeError:
    holder = listener(port)
    free = next((other for other in range(port + 1, LAST_PORT + 1) if _is_free(host, other)), None)
    return ServeError(
        f"port {port} is taken" + (f" by {holder}" if holder else ""),
        help="stop what serves there" + (f", or serve on the next free port: --port {free}" if free else ""),
    )


def _is_free(host: str, port: int) -> bool:
    try:
        _listening(host, port).close()
    except OSError:
        return False
    return True


def listener(port: int) -> str | None:
    """The process that listens on the port: "`uvicorn shop` (process 4711)"; None where the system does not tell."""
    sockets = {f"socket:[{inode}]" for inode in _inodes(port)}
    for process in Path("/proc").glob("[0-9]*") if sockets else ():
        if sockets.intersection(_open_files(process)):
            return f"`{_command(process)}` (process {process.name})"
    return None


def _inodes(port: int) -> Iterator[str]:
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for columns in map(str.split, lines):
            if columns[3] == LISTEN and int(columns[1].rpartition(":")[2], 16) == port:
                yield columns[9]


def _open_files(process: Path) -> Iterator[str]:
    """What a process has open; nothing for one that has ended, or that is not ours to look at."""
    try:
        for file in (process / "fd").iterdir():
            yield str(file.readlink())
    except OSError:
        return


def _command(process: Path) -> str:
    try:
        words = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return "?"
    return " ".join([os.path.basename(words[0]), *words[1:]]).strip()[:80]  # noqa: PTH119  not always a path
