"""Revision files written: whole, and never two behind the same one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dazzle.back.migrate.draft import Draft, Place
from dazzle.back.migrate.history import History
from dazzle.back.migrate.writing import written
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.entity import Owner


def draft(history: History, message: str) -> Draft:
    return Place.next(history, Owner.PROJECT, datetime.now(UTC)).empty(message, secured=False)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "versions", "shop", tmp_path / "framework")


def test_files_are_there_and_nothing_else_when_written(history: History, tmp_path: Path) -> None:
    first = draft(history, "first")
    assert written([first], history, Owner.PROJECT) == (first.path,)
    assert list((tmp_path / "versions").iterdir()) == [first.path]
    assert first.path.read_text() == first.text


@pytest.mark.parametrize("begun", [False, True], ids=["the first", "a later one"])
def test_revision_is_refused_when_another_was_written_since_the_history_was_read(
    history: History, tmp_path: Path, begun: bool
) -> None:
    if begun:
        written([draft(history, "begin")], history, Owner.PROJECT)
    one, other = history.reread(), history.reread()
    drafts = draft(one, "one"), draft(other, "other")
    written([drafts[0]], one, Owner.PROJECT)
    with pytest.raises(MigrationError, match=r"has just written the revision \w+ \(one\)"):
        written([drafts[1]], other, Owner.PROJECT)
    assert not drafts[1].path.exists()
    assert history.reread().head_of(Owner.PROJECT).id == drafts[0].id
