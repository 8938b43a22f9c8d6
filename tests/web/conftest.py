"""The shop's pages, for the tests of this folder that ask for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import shop
from asgi import Client


@pytest.fixture
def client(database_url: str, tmp_path: Path) -> Iterator[Client]:
    with Client(shop.application(shop.runtime(database_url, tmp_path))) as client:
        yield client
