"""Every way in which a server says no, provoked on a real one where that can be."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

import psycopg
import pytest
from psycopg.errors import DiskFull, UniqueViolation

from dazzle.back.connection import Place, connect, database_errors, explained
from dazzle.back.embedded import Cluster
from dazzle.diagnostics.errors import DatabaseError, DatabaseRefused, DatabaseUnreachable, ProjectError

SECRET = "s3cr3t-word"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, kw_only=True)
class Address:
    """A URL in its parts."""

    user: str = "clerk"
    password: str = SECRET
    host: str = "127.0.0.1"
    port: int
    database: str = "postgres"

    @property
    def url(self) -> str:
        return f"postgresql://{self.user}:{self.password}@{self.host}:{self.port}/{self.database}"


@pytest.fixture(scope="module")
def scram(tmp_path_factory) -> Iterator[tuple[Cluster, Address]]:
    """A server on TCP that asks for passwords, with a role that may come twice at once."""
    port = free_port()
    options = {"listen_addresses": "127.0.0.1", "port": str(port), "fsync": "off", "max_connections": "8"}
    cluster = Cluster(tmp_path_factory.mktemp("scram"), options=options)
    with cluster:
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE clerk LOGIN PASSWORD '{SECRET}' CONNECTION LIMIT 2")
            connection.execute("CREATE ROLE nobody_logs_in_as NOLOGIN")
            connection.execute("CREATE DATABASE closed")
            connection.execute("REVOKE CONNECT ON DATABASE closed FROM PUBLIC")
            hba = "host rejected all all reject\nhost all all 127.0.0.1/32 scram-sha-256\nlocal all all trust\n"
            (cluster.folder.data / "pg_hba.conf").write_text(hba)
            connection.execute("SELECT pg_reload_conf()")
        yield cluster, Address(port=port)
    cluster.stop(force=True)


def refused(url: str) -> DatabaseError:
    """What is said about a URL; one sentence with help, and nowhere the password."""
    with pytest.raises(DatabaseError) as error:
        connect(url)
    said = error.value
    assert "\n" not in said.message
    assert said.help
    assert SECRET not in f"{said.message} {said.help}"
    return said


def test_connection_is_made_and_named(scram):
    _, address = scram
    with connect(address.url) as connection:
        row = connection.execute("SELECT current_setting('application_name')").fetchone()
    assert row == ("dazzle",)


def test_name_that_the_url_gives_to_the_connection_is_kept(server):
    with connect(f"{server}&application_name=mine") as connection:
        assert connection.execute("SELECT current_setting('application_name')").fetchone() == ("mine",)


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"password": "wrong"}, DatabaseRefused, "refuses the password of `clerk`"),
        ({"password": ""}, DatabaseRefused, "wants a password for `clerk`"),
        ({"user": "unknown"}, DatabaseRefused, "refuses the password of `unknown`"),
        ({"database": "missing"}, DatabaseRefused, "has no database `missing`"),
        ({"database": "rejected"}, DatabaseRefused, "does not let `clerk` use the database `rejected`"),
        ({"database": "closed"}, DatabaseRefused, "does not let `clerk` use the database `closed`"),
        ({"host": "nowhere.invalid"}, DatabaseUnreachable, "host of nowhere.invalid"),
    ],
)
def test_refusal_is_one_clear_sentence(scram, changes, kind, words):
    _, address = scram
    said = refused(replace(address, **changes).url)
    assert type(said) is kind
    assert words in said.message


def test_closed_port_is_nobody_answering():
    port = free_port()
    said = refused(Address(port=port).url)
    assert type(said) is DatabaseUnreachable
    assert said.message == f"nobody answers at 127.0.0.1:{port}"


def test_missing_socket_is_nobody_answering(tmp_path):
    said = refused(f"postgresql://clerk:{SECRET}@/shop?host={quote(str(tmp_path), safe='')}")
    assert said.message == f"nobody answers at the socket in {tmp_path}"


def test_missing_role_is_named(scram):
    cluster, _ = scram
    assert "has no role `unknown`" in refused(cluster.url(user="unknown")).message


def test_role_without_login_is_said(scram):
    cluster, _ = scram
    assert "does not let `nobody_logs_in_as`" in refused(cluster.url(user="nobody_logs_in_as")).message


def test_too_many_connections_are_said(scram):
    _, address = scram
    with connect(address.url), connect(address.url):
        assert "no connection left" in refused(address.url).message


def test_tls_that_the_server_does_not_speak_is_said(scram):
    _, address = scram
    assert "TLS" in refused(f"{address.url}?sslmode=require").message


def test_server_that_is_no_postgresql_is_said_in_its_own_words():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answers = threading.Thread(target=answer_once, args=(listener,))
        answers.start()
        said = refused(Address(port=listener.getsockname()[1]).url)
        answers.join()
    assert "127.0.0.1" in said.message


def answer_once(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(8)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize("url", [f"postgresql://clerk:{SECRET}@[::1/shop", f"postgresql://h/shop?{SECRET}=1"])
def test_url_that_cannot_be_read_is_refused_without_repeating_it(url):
    with pytest.raises(ProjectError) as error:
        connect(url)
    assert SECRET not in f"{error.value.message} {error.value.help}"
    assert error.value.__cause__ is None


def test_read_only_database_is_said(database_url):
    with (
        connect(f"{database_url}&options=-c%20default_transaction_read_only%3Don") as connection,
        pytest.raises(DatabaseRefused, match="read-only"),
        database_errors(database_url),
    ):
        connection.execute("CREATE TABLE thing ()")


def test_standby_is_said(database_url):
    with pytest.raises(DatabaseRefused, match="read-only"):
        connect(f"{database_url}&target_session_attrs=read-write&options=-c%20default_transaction_read_only%3Don")


def test_connection_that_an_administrator_ends_is_said(database_url):
    with connect(database_url) as victim, connect(database_url, autocommit=True) as administrator:
        administrator.execute("SELECT pg_terminate_backend(%s)", [victim.info.backend_pid])
        with pytest.raises(DatabaseUnreachable, match="broke off the connection"), database_errors(database_url):
            victim.execute("SELECT 1")


def test_connection_whose_server_process_was_killed_is_said(tmp_path):
    cluster = Cluster(tmp_path, options={"fsync": "off"})
    with cluster, connect(cluster.url()) as victim:
        os.kill(victim.info.backend_pid, signal.SIGKILL)
        with pytest.raises(DatabaseUnreachable), database_errors(cluster.url()):
            victim.execute("SELECT 1")
        # A connection made before the server notices is broken off as well; one made after it waits for the recovery.
        assert any(answers(cluster.url()) for _ in range(1000))
    cluster.stop(force=True)


def answers(url: str) -> bool:
    try:
        with connect(url) as again:
            return again.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def test_full_disk_is_said():
    said = explained(DiskFull("could not extend file"), Place(server="db.example:5432"))
    assert type(said) is DatabaseRefused
    assert said.message == "the disk of db.example:5432 is full"


def test_errors_about_rows_pass_as_they_are(database_url):
    with connect(database_url) as connection, pytest.raises(UniqueViolation), database_errors():
        connection.execute("CREATE TABLE thing (id) AS VALUES (1), (1); CREATE UNIQUE INDEX ON thing (id)")
