"""No two things of an application have one name, whatever their words joined would be."""

import re
from collections import Counter

import psycopg
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating
from dazzle.back.names import Names
from dazzle.back.naming import LONGEST
from dazzle.back.relations import Relations
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.entity import Entity, Field, Index, IndexPart, Owner, Unique

PARTS = ("a", "b", "e" * 17)
WORDS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("_".join)
TYPES = (Int(), Int(), Email())


@st.composite
def entities(draw: st.DrawFn, prefix: str = "", owner: Owner = Owner.PROJECT) -> list[Entity]:
    """With few words, so that those of one joined are those of another."""
    words = WORDS if prefix else WORDS | WORDS.map(lambda word: f"ix_{word}")
    tables = [f"{prefix}{word}" for word in draw(st.lists(words, min_size=1, max_size=4, unique=True))]
    return [_entity(draw, name, tables, owner) for name in tables]


def _entity(draw: st.DrawFn, name: str, tables: list[str], owner: Owner) -> Entity:
    names = draw(st.lists(WORDS, min_size=1, max_size=5, unique=True))
    some = st.lists(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True), max_size=3)
    return build.entity(
        name,
        build.field("id", Uuid(), required=True),
        *(_field(draw, each, tables) for each in names),
        owner=owner,
        primary_key=("id",),
        table_name=name,
        uniques=tuple(Unique(fields=each) for each in dict.fromkeys(map(tuple, draw(some)))),
        indexes=tuple(
            Index(parts=tuple(IndexPart(field=part, descending=draw(st.booleans())) for part in each))
            for each in draw(some)
        ),
    )


def _field(draw: st.DrawFn, name: str, tables: list[str]) -> Field:
    refs = st.sampled_from(tables).map(lambda table: Ref(table, OnDelete.RESTRICT, Uuid()))
    return build.field(name, draw(st.sampled_from(TYPES) | refs), indexed=draw(st.booleans()))


def named(metadata: sa.MetaData) -> dict[tuple[str, ...], str]:
    """What each constraint and each index is called, by its table and what it is."""
    found = {}
    for table in metadata.tables.values():
        for index in table.indexes:
            found[table.name, "index", str(index.info["parts"])] = str(index.name)
        for constraint in table.constraints:
            what = getattr(constraint, "sqltext", [column.name for column in constraint.columns])
            referred = [key.target_fullname for key in getattr(constraint, "elements", ())]
            found[table.name, type(constraint).__name__, str(what), str(referred)] = str(constraint.name)
    return found


@given(entities())
def test_no_two_have_one_name(own: list[Entity]) -> None:
    metadata = build_metadata(build.app(*own))
    names = Counter([*named(metadata).values(), *metadata.tables])
    assert [name for name, times in names.items() if times > 1] == []
    assert all(len(name.encode()) <= LONGEST for name in names)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=entities())
def test_postgresql_takes_and_keeps_all_of_them(database_url: str, own: list[Entity]) -> None:
    metadata = build_metadata(build.app(*own))
    with psycopg.connect(database_url) as connection:
        for statement in creating(metadata, set(metadata.tables)):
            connection.execute(statement.encode())
        made = connection.execute(
            "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"
            " UNION SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'i'"
        ).fetchall()
        connection.rollback()
    assert {name for (name,) in made} == set(named(metadata).values())


@given(entities(), st.data())
def test_they_are_the_same_in_whichever_order_entities_come(own: list[Entity], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(own))
    assert named(build_metadata(build.app(*own))) == named(build_metadata(build.app(*shuffled)))


@given(entities())
def test_they_are_the_same_when_one_table_alone_is_built(own: list[Entity]) -> None:
    spec = build.app(*own)
    whole = named(build_metadata(spec))
    for entity in own:
        alone = named(build_metadata(spec, only={entity.table_name}))
        assert alone.items() >= {key: name for key, name in whole.items() if key[0] == entity.table_name}.items()


@given(entities(), st.data())
def test_whatever_is_violated_has_a_meaning_also_when_the_text_has_other_entities(
    own: list[Entity], data: st.DataObject
) -> None:
    known = Names(Relations(build.app(*own)))
    served = {each.table_name for each in own}
    for others in (own, [*own, *(each for each in data.draw(entities()) if each.table_name not in served)]):
        for (table, kind, what, *_), name in named(build_metadata(build.app(*others))).items():
            if table in served and kind != "index":
                meaning = known.meaning(table, name, "")
                assert meaning.entity.table_name == table
                if kind == "UniqueConstraint":
                    assert str([field.name for field in meaning.fields]) == what


@given(entities("dazzle_") | entities("pk_dazzle_") | entities("ix_dazzle_"), entities("dazzle_", Owner.FRAMEWORK))
def test_what_the_framework_has_is_called_the_same_in_every_application(
    own: list[Entity], framework: list[Entity]
) -> None:
    theirs = {each.table_name for each in framework}
    own = [
        each
        for each in own
        if each.table_name not in theirs and not any(isinstance(field.type, Ref) for field in each.fields)
    ]
    alone, together = (named(build_metadata(build.app(*both))) for both in (framework, [*own, *framework]))
    assert {key: name for key, name in together.items() if key[0] in theirs} == alone


def test_a_name_that_nothing_else_would_have_is_its_words() -> None:
    club = build.entity("Club", build.field("settings_x", Int(), unique=True), build.field("y", Int(), indexed=True))
    other = build.entity("ClubSettings", build.field("x", Int(), unique=True))
    alone, both = (set(named(build_metadata(build.app(*each))).values()) for each in ([club], [club, other]))
    assert alone == {"pk_club", "uq_club_settings_x", "ix_club_y"}
    assert {name for name in both if "settings_x" not in name} == {"pk_club", "ix_club_y", "pk_club_settings"}
    assert all(re.fullmatch("uq_club_settings_x_[0-9a-f]{8}", name) for name in both if "settings_x" in name)
