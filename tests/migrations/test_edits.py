"""Any application, and any edit of it: the revision that is written leads there with the rows that there are."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import edits
from applied import UNFIT, Database, Project, Written, kept, refuses, upgraded
from conftest import DEBIAN_15
from dazzle.back.embedded.binaries import locate
from dazzle.back.migrate import revision, run
from dazzle.back.migrate.catalogue import Column, Row
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.appspec import AppSpec
from edits import Change
from effort import examples
from lockwatch import watched
from programs import stored
from rows import Contents, populate

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
SEEDS = st.integers(0, 99)
# Edits that every row fits.
HARMLESS = {"words_change", "default_changes", "entity_comes", "entity_goes", "field_goes", "delete_rule_changes"}
# What cannot be written: a person does it by hand.
BY_HAND = ("changes how it is", "PostgreSQL refuses a step (the type of ", "again, which stands on what changes)")


def few(usual: int) -> settings:
    return settings(max_examples=examples(usual), deadline=None, derandomize=True, suppress_health_check=QUIET)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the revisions are. Whenever one runs, none of its steps locks more than its file says."""
    with tempfile.TemporaryDirectory() as path, watched(Path(path)):
        yield Path(path)


@pytest.fixture(scope="module")
def databases(server: str, server_15_url: str) -> Iterator[dict[int, Database]]:
    found = {18: Database(server), 15: Database(server_15_url)}
    yield found
    for each in found.values():
        each.drop()


@pytest.fixture(scope="module")
def seen() -> Iterator[Counter[str]]:
    """What the examples met: most of the rows that were tried are there."""
    found: Counter[str] = Counter()
    yield found
    assert found["rows"] > found["tried"] / 2, found


BINARIES = {18: locate(), 15: DEBIAN_15}


def populated(database: Database, project: Project, spec: AppSpec, seed: int, seen: Counter[str]) -> None:
    database.clear()
    run.upgrade(database.owner_url, project.history)
    with psycopg.connect(database.url) as connection:
        there, tried = populate(connection, spec, seed)
    seen["rows"] += there
    seen["tried"] += tried


def revised(project: Project, spec: AppSpec) -> Written:
    written = project.revise(spec)
    assert not written.refused_for_good or any(each in written.refused_for_good for each in BY_HAND), written
    return written


class Walk:
    """One database on its way from what was before an edit to what is after it."""

    def __init__(self, database: Database, project: Project, change: Change, seen: Counter[str]) -> None:
        self.database, self.project, self.seen = database, project, seen
        self.after, self.done = change.specs[1], set(change.done[0])
        self.head = project.history.revisions[-1].id if project.history.revisions else "base"
        self.schema, self.contents = database.schema(), database.contents()

    def upgrade(self, *, expanding: bool = False) -> None:
        if not upgraded(self.database, self.project, expanding=expanding):
            self.seen["unfit"] += 1
            assert not self.done <= HARMLESS
            self.contents = self.database.contents()

    def there(self, changed: set[tuple[str, str]]) -> None:
        """What is not taken away stays, on the way there, on the way back, and there again."""
        self.upgrade(expanding=True)
        expanded, contents = self.database.schema(), self.database.contents()
        kept(self.contents, contents, changed | filled(self.schema, expanded))
        if expanded != self.schema and self.back(expanded):
            kept(contents, self.database.contents())
            self.upgrade(expanding=True)
            assert self.database.schema() == expanded
        self.upgrade()
        kept(without(contents, expanded - self.schema), self.database.contents())
        assert self.database.schema() == self.database.fresh(self.after)

    def back(self, expanded: frozenset[Row]) -> bool:
        """Whether the way back was free: a value that a person has chosen may be none that was allowed before."""
        try:
            run.downgrade(self.database.owner_url, self.project.history, self.head)
        except MigrationError as error:
            if not UNFIT.search(error.message):
                raise
            assert self.database.schema() == expanded
            self.seen["no way back"] += 1
            return False
        assert self.database.schema() == self.schema
        return True


def filled(before: frozenset[Row], after: frozenset[Row]) -> set[tuple[str, str]]:
    """The columns that have become required: where they had nothing, they have a default."""
    optional = {(row.table, row.name) for row in before if isinstance(row, Column) and row.nullable}
    return {(row.table, row.name) for row in after if isinstance(row, Column) and not row.nullable} & optional


def without(contents: Contents, new: frozenset[Row]) -> Contents:
    """What is there without the columns that are new, whose defaults may be moments."""
    columns = {(row.table, row.name) for row in new if isinstance(row, Column)}
    return {
        table: {
            key: {name: cell for name, cell in row.items() if (table, name) not in columns} for key, row in rows.items()
        }
        for table, rows in contents.items()
    }


def walked(
    folder: Path, databases: dict[int, Database], on: int, change: Change, seed: int, seen: Counter[str]
) -> Written:
    """Written on one server, walked on it and on older ones."""
    before, after = change.specs
    project = Project(folder, databases[on].server, min_version=on if seed % 3 == 0 else 15)
    assert not project.revise(before).refused
    walks = []
    for version, database in databases.items():
        if version == on or project.min_version <= version < on:
            populated(database, project, before, seed, seen)
            walks.append((version, Walk(database, project, change, seen)))
    written = revised(project, after)
    seen.update(changed=bool(written.paths), refused=bool(written.refused), asks=written.asks_first, examples=1)
    if written.refused_for_good:
        seen["by hand"] += 1
        return written
    if written.asks_first:
        for _, walk in walks:
            refuses(walk.database, project)
    changed = project.answer(written, after, walks[0][1].database)
    for version, walk in walks:
        walk.there(changed)
        revised_, created = walk.database.dumps(after, BINARIES[version])
        assert revised_ == created, set(revised_) ^ set(created)
    assert revision.check(after, project.history, project.server) == ()
    return written


@few(3)
@given(change=edits.changes(), seed=SEEDS)
@pytest.mark.parametrize("on", [18, 15])
def test_an_edit_leads_there_and_back_and_keeps_the_rows(
    databases: dict[int, Database], folder: Path, seen: Counter[str], on: int, change: Change, seed: int
) -> None:
    walked(folder, databases, on, change, seed, seen)


PERIOD = """a: int required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: a
    overlap: """
CASES = {
    "a required field without a default": ("a: int", "a: int\n  b: str(20) required unique", "asks"),
    "a value that an enum loses": ("a: enum[x, y, z]", "a: enum[x, y]", "asks"),
    "a value that an enum in a list loses": ("a: enum[x, y, z][]", "a: enum[x, y, w][]", "asks"),
    "a value that a required list loses": ("a: enum[x, y, z][] required", "a: enum[x][] required", "asks"),
    "a field that becomes required": ("a: int", "a: int required", "asks"),
    "a type that is written anew": ("a: int", "a: bigint", "refused"),
    "a shorter text": ("a: str(40)", "a: str(20)", "refused"),
    "another key": ("a: int", "a: int", "refused"),
    "one row where there were several": ("a: int", "a: int\n  archetype: settings", ""),
    "one row among those that are not deleted": ("soft_delete", "soft_delete\n  archetype: settings", ""),
    "several rows where there was one": ("a: int\n  archetype: settings", "a: int", ""),
    "rows that may not overlap": (f"{PERIOD}allow", f"{PERIOD}forbid", "refused"),
    "a stored column": ("a: text", "a: text\nsearch on Thing:\n  fields: a", "refused"),
    "rows that are deleted for good again": ("a: int unique\n  soft_delete", "a: int unique", ""),
    "rows that are only marked as deleted": ("a: int unique", "a: int unique\n  soft_delete", ""),
    "a longer text": ("a: str(40)", "a: str(80)", ""),
    "more digits": ("a: decimal(6, 2) unique", "a: decimal(9, 2) unique", ""),
    "a default": ("a: int required", "a: int = 7 required", ""),
    "a required field with a default": ("a: int", "a: int\n  b: bool = true required", ""),
    "a value that an enum gets": ("a: enum[x, y] required", "a: enum[x, y, z] required", ""),
}


def of(lines: str, key: str = "uuid") -> AppSpec:
    return stored(f'module m\napp shop "Shop"\nentity Thing "Thing":\n  id: {key} pk\n  {lines}\n')


@pytest.mark.parametrize("case", CASES)
def test_what_nobody_has_answered_for_is_refused(
    databases: dict[int, Database], folder: Path, seen: Counter[str], case: str
) -> None:
    before, after, refused = CASES[case]
    change = Change((of(before), of(after, "str(36)" if case == "another key" else "uuid")), ((case,),))
    written = walked(folder, databases, 18, change, 1, seen)
    assert (written.asks_first, bool(written.refused)) == (refused == "asks", refused == "refused")


@few(3)
@given(change=edits.changes(edits=2))
@pytest.mark.parametrize("on", [18, 15])
def test_by_way_of_another_edit_or_at_once_and_to_nothing(
    databases: dict[int, Database], folder: Path, on: int, change: Change
) -> None:
    first, between, last = change.specs
    ends = []
    for way in ((first, between, last), (first, last)):
        project = Project(folder, databases[on].server)
        databases[on].clear()
        for spec in way:
            written = revised(project, spec)
            if written.refused_for_good:
                return
            project.answer(written, spec, databases[on])
            run.upgrade(databases[on].owner_url, project.history)
        ends.append(databases[on].schema())
    assert ends[0] == ends[1]
    assert not revised(project, edits.NOTHING).asks_first
    run.upgrade(databases[on].owner_url, project.history)
    assert databases[on].schema() == frozenset()
