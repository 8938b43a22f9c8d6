"""What is known of tables that were compared: with it, every answer is the one that there is without it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import programs
import strategies
from build import app, entity, field
from dazzle import seal
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import revision
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.fingerprints import NAME, Fingerprints
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage
from effort import examples

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much]
MANY = settings(max_examples=examples(60), deadline=None, derandomize=True, suppress_health_check=QUIET)
FEW = settings(max_examples=examples(4), deadline=None, derandomize=True, suppress_health_check=QUIET)
SERVER = "one"

ACCOUNT = entity("Account", field("name", Str(80), required=True))
ORDER = entity("Order", field("account", Ref("Account", OnDelete.CASCADE), required=True), field("total", Int()))
NOTE = entity("Note", field("text", Str(80)))
SHOP = app(ACCOUNT, ORDER, NOTE)


@pytest.fixture(autouse=True, scope="module")
def users_own_key() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        yield


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Of one project, so that its scratch databases are used again."""
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def history(folder: Path) -> History:
    return History(folder / "versions", "shop", folder / "framework")


def known(folder: Path, spec: AppSpec) -> Fingerprints:
    return Fingerprints.of(folder, spec, history(folder), SERVER)


@st.composite
def edits(draw: st.DrawFn) -> tuple[AppSpec, AppSpec]:
    """An application, and what becomes of it when one or two of its entities change, come or go."""
    entities = list(draw(strategies.appspecs(most=3)).entities)
    stored = [each for each in entities if each.storage is Storage.TABLE]
    entities.append(entity("Follower", *(field(f"ref_{n}", Ref(each.name)) for n, each in enumerate(stored))))
    before = app(*entities)
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from([n for n, each in enumerate(entities) if each.storage is Storage.TABLE]))
        entities[place] = draw(_changed(entities[place], [each.name for each in entities]))
    if draw(st.integers(0, 4)) == 0:
        entities = _without(entities, draw(st.sampled_from(entities)))
    if draw(st.integers(0, 4)) == 0:
        entities.append(entity("Newcomer", field("text", Str(80))))
    return before, app(*entities)


@st.composite
def _changed(draw: st.DrawFn, one: Entity, names: list[str]) -> Entity:
    """The entity with something else about it; now and then with what a table does not show."""
    named = {name for each in one.uniques for name in each.fields}
    named |= {part.field for each in one.indexes for part in each.parts}
    free = [each for each in one.fields if each.name not in {"id", *named} and not one.invariants and not one.states]
    kinds = ["title", "key", "table", "new", "has one", "uniques", *(["less", "required", "text"] if free else [])]
    chosen = draw(st.sampled_from(free)) if free else one.fields[0]
    rest = tuple(each for each in one.fields if each != chosen)
    match draw(st.sampled_from(kinds)):
        case "title":
            return replace(one, title=f"{one.title} too", display_field="id")
        case "key":
            key = replace(one.field("id"), type=draw(st.sampled_from(strategies.KEY_TYPES)))
            return replace(one, fields=(key, *one.fields[1:]))
        case "table":
            return replace(one, table_name=f"{one.table_name[:40]}_again", was=one.name)
        case "new":
            return replace(one, fields=(*one.fields, field("brand_new", draw(strategies.field_types()))))
        case "has one":
            return replace(one, fields=(*one.fields, field("only_one", HasOne(draw(st.sampled_from(names))))))
        case "uniques":
            return replace(one, uniques=(), indexes=())
        case "less":
            return replace(one, fields=rest)
        case "required":
            return replace(one, fields=(*rest, replace(chosen, required=not chosen.required)))
    return replace(one, fields=(*rest, replace(chosen, title="Said otherwise", searchable=True)))


def _without(entities: list[Entity], gone: Entity) -> list[Entity]:
    """The others, without what refers to it; not when that has a part in anything else."""
    kept = [each for each in entities if each.name != gone.name]
    referring = [
        (each, {one.name for one in each.fields if getattr(one.type, "entity", None) == gone.name}) for each in kept
    ]
    return [
        replace(
            each,
            fields=tuple(one for one in each.fields if one.name not in names),
            uniques=tuple(one for one in each.uniques if not names & set(one.fields)),
            indexes=tuple(one for one in each.indexes if not names & {part.field for part in one.parts}),
        )
        for each, names in referring
    ]


def of_texts(change: tuple[str, str]) -> tuple[AppSpec, AppSpec]:
    return programs.stored(change[0]), programs.stored(change[1])


CHANGES = st.one_of(
    edits(), st.tuples(programs.programs(steady=True), programs.programs(steady=True)).map(of_texts)
).map(lambda change: (Given(change[0]), Given(change[1])))


class Given:
    """An application that prints as short as it can be."""

    def __init__(self, spec: AppSpec) -> None:
        self.spec = spec

    def __repr__(self) -> str:
        return repr(self.spec)[:5000]


@MANY
@given(change=edits())
def test_tables_of_one_fingerprint_are_made_by_the_same_statements(change: tuple[AppSpec, AppSpec]) -> None:
    sides = [(known(Path("nowhere"), spec), build_metadata(spec)) for spec in change]
    (before, old), (after, new) = sides
    assert before.whole == after.whole
    for name in before.tables.keys() & after.tables.keys():
        if before.tables[name] == after.tables[name]:
            assert statements(old, name) == statements(new, name)


def statements(metadata: sa.MetaData, table: str) -> list[str]:
    """What makes a table; a foreign key is the same, in the table or after all tables."""
    circular = [each for each in metadata.tables[table].constraints if getattr(each, "use_alter", False)]
    for each in circular:
        each.use_alter = False
    return list(creating(metadata, {table}))


def answers(spec: AppSpec, folder: Path, server: str, *, remembering: bool) -> tuple[object, ...]:
    """What `check` says, and the files or the refusal of `write`; nothing is left of it."""
    kept = (folder / seal.FOLDER / NAME).read_bytes()
    before = set((folder / "versions").glob("*.py"))
    fingerprints = known(folder, spec) if remembering else None
    differences = revision.check(spec, history(folder), server, known=fingerprints)
    try:
        paths = revision.write(spec, history(folder), server, "change", known=fingerprints)
        written = tuple(path.read_text() for path in paths)
    except RevisionRefused as refused:
        written = (refused.message, refused.help)
    for path in set((folder / "versions").glob("*.py")) - before:
        path.unlink()
    (folder / seal.FOLDER / NAME).write_bytes(kept)
    return differences, written


@FEW
@given(change=CHANGES)
def test_what_is_remembered_changes_no_answer(server: str, folder: Path, change: tuple[Given, Given]) -> None:
    before, after = (each.spec for each in change)
    shutil.rmtree(folder / "versions", ignore_errors=True)
    revision.write(before, history(folder), server, "base", known=known(folder, before))
    assert known(folder, before).to_look_at == frozenset()
    assert revision.check(before, history(folder), server) == ()
    assert answers(after, folder, server, remembering=True) == answers(after, folder, server, remembering=False)


def test_only_what_changed_is_looked_at_and_what_refers_to_it(folder: Path, server: str) -> None:
    shutil.rmtree(folder / "versions", ignore_errors=True)
    revision.write(SHOP, history(folder), server, "base", known=known(folder, SHOP))

    def looked_at(*entities: object) -> frozenset[str] | None:
        return known(folder, app(*entities)).to_look_at

    assert looked_at(ACCOUNT, ORDER, NOTE) == frozenset()
    assert looked_at(ACCOUNT, ORDER) == {"note"}
    assert looked_at(ACCOUNT, replace(ORDER, title="Orders"), NOTE) == {"order_"}
    assert looked_at(replace(ACCOUNT, title="Accounts"), ORDER, NOTE) == {"account", "order_"}
    assert looked_at(ACCOUNT, ORDER, NOTE, entity("Tag")) == {"tag"}
    assert looked_at(ACCOUNT, ORDER, NOTE, entity("Tag"), entity("Mark")) is None
    other_server = Fingerprints.of(folder, SHOP, history(folder), "another")
    assert other_server.to_look_at is None
    (path,) = (folder / "versions").glob("*.py")
    path.write_text(path.read_text() + "\n")
    assert looked_at(ACCOUNT, ORDER, NOTE) is None


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 99])
def test_all_is_looked_at_when_what_was_known_is_damaged(folder: Path, damage: bytes) -> None:
    known(folder, SHOP).keep()
    assert known(folder, SHOP).to_look_at == frozenset()
    (folder / seal.FOLDER / NAME).write_bytes(damage)
    assert known(folder, SHOP).to_look_at is None
