"""The ordinary lane to the database: a pool of connections, one transaction per request.

The settings that say who asks (`dazzle.user`, `dazzle.tenant_id`, `dazzle.roles`) and the statements travel in one
pipeline up to one Sync, which is one implicit transaction and one round trip (PostgreSQL documentation 32.5.1.1).
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import psycopg
from psycopg_pool import AsyncConnectionPool, PoolTimeout, TooManyRequests

from dazzle.back import settings
from dazzle.back.query.statement import Statement
from dazzle.back.refusal import Trouble, Unanswered, translated

Row = tuple[Any, ...]
Connection = psycopg.AsyncConnection[Row]
T = TypeVar("T")

CONNECTIONS = 8
WAITING = 200  # requests that wait for a connection; more are told to come back
PATIENCE = 3.0  # seconds for a connection
STATEMENT_TIMEOUT = "5s"
ATTEMPTS = 3  # times that a transaction is tried which the database has undone
RECONNECTIONS = 2  # times that a read goes on another connection
RECONNECTING = frozenset({Trouble.LOST, Trouble.REPLANNED})
UNDONE = frozenset({Trouble.COLLISION, Trouble.REPLANNED})  # nothing of the transaction is there: it may go again
BEGIN = Statement("BEGIN")
COMMIT = Statement("COMMIT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who asks, as the database is told in every transaction; "" for what there is not."""

    user: str = ""
    tenant: str = ""
    roles: str = ""

    @property
    def statement(self) -> Statement:
        return Statement(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true), set_config(%s, %s, true)",
            (settings.USER, self.user, settings.TENANT, self.tenant, settings.ROLES, self.roles),
        )


@dataclass(slots=True)
class Transaction:
    """Statements one after the other, where one depends on what another gave."""

    connection: Connection
    unsent: list[Statement] = field(default_factory=list)

    async def run(self, *statements: Statement) -> list[list[Row]]:
        """Each statement's rows."""
        opening, self.unsent = self.unsent, []
        return (await _send(self.connection, [*opening, *statements]))[len(opening) :]


class Lane:
    """Raises Refused and Unanswered, never psycopg's errors."""

    def __init__(self, url: str, *, connections: int = CONNECTIONS, statement_timeout: str = STATEMENT_TIMEOUT) -> None:
        # No `check=`: it would ask before every request, and blocks for its whole timeout when the server is gone.
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            url,
            kwargs={"autocommit": True, "application_name": "dazzle serve"},
            min_size=1,
            max_size=connections,
            max_waiting=WAITING,
            timeout=PATIENCE,
            configure=partial(_configure, longest=statement_timeout),
            open=False,
        )

    async def open(self) -> None:
        # psycopg warns of a pipeline that an error ended, which is what an error does; the request is told.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        await self._pool.open()

    async def close(self) -> None:
        await self._pool.close()

    async def read(self, context: Context, *statements: Statement) -> list[list[Row]]:
        """Each statement's rows, all of one transaction; on another connection when one is no good.

        More than one other: a connection that was being made while the rest was lost comes into the pool later.
        """
        for _ in range(RECONNECTIONS):
            try:
                return await self._segment(context, statements)
            except Unanswered as error:
                if error.trouble not in RECONNECTING:
                    raise
        return await self._segment(context, statements)

    async def write(self, context: Context, *statements: Statement) -> list[list[Row]]:
        """Each statement's rows, all of one transaction; again when it collided with another, or met a new schema."""
        return await _retried(lambda: self._segment(context, statements))

    async def transact(self, context: Context, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """What `work` gives, in one transaction that its error undoes; from the start again as `write` does."""
        return await _retried(lambda: self._transact(context, work))

    async def _segment(self, context: Context, statements: Sequence[Statement]) -> list[list[Row]]:
        async with self._connection() as connection:
            return (await _send(connection, [context.statement, *statements]))[1:]

    async def _transact(self, context: Context, work: Callable[[Transaction], Awaitable[T]]) -> T:
        # The pool rolls back what an error leaves open when it takes the connection back.
        async with self._connection() as connection:
            transaction = Transaction(connection, [BEGIN, context.statement])
            result = await work(transaction)
            await transaction.run(COMMIT)
            return result

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Connection]:
        try:
            async with self._pool.connection() as connection:
                yield connection
        except (PoolTimeout, TooManyRequests):
            raise Unanswered(Trouble.BUSY) from None
        except psycopg.Error as error:
            found = translated(error)
            if found is None:
                raise
            if isinstance(found, Unanswered) and found.trouble in RECONNECTING:
                # When one connection is dead, or has plans for an old schema, the idle ones most likely are and have.
                await self._pool.drain()
            raise found from error


async def _configure(connection: Connection, *, longest: str) -> None:
    settings = "SELECT set_config('TimeZone', 'UTC', false), set_config('statement_timeout', %s, false)"
    await connection.execute(settings, (longest,))


async def _send(connection: Connection, statements: Sequence[Statement]) -> list[list[Row]]:
    """All statements in one round trip."""
    cursors = [connection.cursor() for _ in statements]
    async with connection.pipeline():
        for cursor, statement in zip(cursors, statements, strict=True):
            await cursor.execute(statement.sql, statement.parameters)
    return [await cursor.fetchall() if cursor.description else [] for cursor in cursors]


async def _retried(attempt: Callable[[], Awaitable[T]]) -> T:
    for number in range(1, ATTEMPTS):
        try:
            return await attempt()
        except Unanswered as error:
            if error.trouble not in UNDONE:
                raise
            await asyncio.sleep(random.uniform(0, 0.02 * number))
    return await attempt()
