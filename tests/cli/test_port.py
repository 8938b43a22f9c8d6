import os
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from dazzle.cli.port import listen, listener
from dazzle.diagnostics.errors import ServeError, UsageError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which this process listens."""
    with closing(listen("127.0.0.1", 0)) as held:
        yield held.getsockname()[1]


def test_listen_takes_connections_at_once():
    with closing(listen("127.0.0.1", 0)) as held, socket.create_connection(held.getsockname(), timeout=5) as client:
        assert client.getpeername() == held.getsockname()


def test_listen_names_the_process_and_a_free_port_when_the_port_is_taken(taken):
    with pytest.raises(ServeError) as refused:
        listen("127.0.0.1", taken)

    assert f"port {taken} is taken by " in refused.value.message
    assert f"(process {os.getpid()})" in refused.value.message
    free = int(refused.value.help.rpartition("--port ")[2])
    assert free > taken
    listen("127.0.0.1", free).close()


def test_listen_refuses_the_port_when_another_listens_on_every_address():
    with socket.create_server(("0.0.0.0", 0)) as everywhere, pytest.raises(ServeError):
        listen("127.0.0.1", everywhere.getsockname()[1])


def test_listen_takes_a_port_again_when_it_was_just_served(taken):
    with closing(listen("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            served, _ = held.accept()
            served.close()
    listen("127.0.0.1", port).close()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org"])
def test_listen_refuses_when_the_host_is_not_this_machine_alone(host):
    with pytest.raises(UsageError, match="not this machine alone"):
        listen(host, 0)


def test_listener_is_none_when_nobody_listens(taken):
    with closing(socket.socket()) as idle:
        idle.bind(("127.0.0.1", 0))
        assert listener(idle.getsockname()[1]) is None
    assert listener(taken) is not None
