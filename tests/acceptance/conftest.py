"""Projects on disk and real `dazzle` processes."""

import shutil
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


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `dazzle new shop` leaves it, for the tests to copy."""
    folder = tmp_path_factory.mktemp("new")
    Commands(folder).dazzle("new", "shop")
    return folder / "shop"


@pytest.fixture
def shop(commands: Commands, new: Path) -> Commands:
    """A new project, whose database nobody has made yet."""
    shutil.copytree(new, commands.folder / "shop", ignore=shutil.ignore_patterns(".dazzle"))
    return commands.inside("shop")
