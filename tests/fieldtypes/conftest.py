"""A database with a table for every type, on the newest PostgreSQL and on the oldest one that is served."""

from collections.abc import Iterator

import pytest

from valuetables import Database, database_of


@pytest.fixture(scope="session", params=["server", "server_15_url"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    with database_of(request.getfixturevalue(request.param)) as database:
        yield database
