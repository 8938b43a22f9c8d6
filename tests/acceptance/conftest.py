"""Projects on disk and real `dazzle` processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from processes import Commands


@pytest.fixture
def commands(tmp_path: Path) -> Iterator[Commands]:
    """Runs commands in a folder of its own; what is still running afterwards is stopped."""
    made = Commands(tmp_path)
    yield made
    made.close()


@pytest.fixture
def shop(commands: Commands) -> Commands:
    """A project as `dazzle new shop` leaves it."""
    commands.dazzle("new", "shop")
    return commands.inside("shop")
