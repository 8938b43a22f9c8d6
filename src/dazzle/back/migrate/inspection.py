"""The tables that a text means, and those that a database has, as rows of the catalogue."""

from collections.abc import Collection

import sqlalchemy as sa

from dazzle.back.connection import connect, database_errors
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, scratch
from dazzle.back.migrate.catalogue import Row
from dazzle.back.migrate.ddl import functions_of
from dazzle.back.migrate.diff import described
from dazzle.back.migrate.history import History
from dazzle.ir.appspec import AppSpec
from dazzle.ir.owner import FRAMEWORK_PREFIX


def meant(appspec: AppSpec, history: History, server_url: str, tables: Collection[str]) -> tuple[Row, ...]:
    """These tables as PostgreSQL prints them once they are made from the text; no revision of the project is run.

    `server_url` is of a server on which scratch databases may be made (`database.scratch_server`).
    """
    metadata = build_metadata(appspec)
    with scratch.at_head(server_url, history.framework_alone()) as connection:
        rows = described(connection, metadata, _with_referred(metadata, tables))
    return catalogue.part_of(rows, tables)


def _with_referred(metadata: sa.MetaData, tables: Collection[str]) -> frozenset[str]:
    """These tables and all that they lead to, without which they cannot be made; all when functions may read them."""
    if functions_of(metadata):
        return frozenset(metadata.tables)
    reached: set[str] = set()
    waiting = list(tables)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(key.referred_table.name for key in metadata.tables[name].foreign_key_constraints)
    return frozenset(reached)


def found(url: str, tables: Collection[str] | None = None, *, framework: bool = False) -> tuple[Row, ...]:
    """These tables of the database, as far as it has them; without `tables` all but the framework's, or all.

    Whose a table is, its name tells: no entity of a project may take one that begins as the framework's do. Changes
    nothing. DatabaseUnreachable or DatabaseRefused says why the database cannot be asked.
    """
    with database_errors(url), connect(url) as connection:
        rows = catalogue.read(connection)
        connection.rollback()
    if tables is not None:
        return catalogue.part_of(rows, tables)
    return tuple(row for row in rows if framework or not (row.table or row.name).startswith(FRAMEWORK_PREFIX))
