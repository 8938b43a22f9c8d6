"""AppSpec to MetaData."""

import pytest
import sqlalchemy as sa
from hypothesis import given
from sqlalchemy.schema import CreateTable

import strategies
from build import app, compiled, entity, field, virtual
from dazzle.back.metadata import build_metadata
from dazzle.back.quoting import DIALECT
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Automatic, Entity, Index, IndexPart, Owner, Storage, Unique
from dazzle.ir.expression import Binary, FieldPath, Literal


def table(one: Entity, *others: Entity) -> sa.Table:
    return build_metadata(app(one, *others)).tables[one.table_name]


def indexes(one: sa.Table) -> dict[str, list[str]]:
    return {str(index.name): [str(part) for part in index.expressions] for index in one.indexes}


@given(strategies.appspecs())
def test_no_virtual_entity_has_a_table_when_built(spec: AppSpec) -> None:
    tables = build_metadata(spec).tables
    assert set(tables) == {each.table_name for each in spec.entities if each.storage is Storage.TABLE}
    assert {found.info["entity"] for found in tables.values()}.isdisjoint(
        each.name for each in spec.entities if each.storage is Storage.VIRTUAL
    )


@given(strategies.appspecs())
def test_every_name_fits_when_built(spec: AppSpec) -> None:
    for found in build_metadata(spec).tables.values():
        names = [str(each.name) for each in (*found.constraints, *found.indexes)]
        assert all(len(name.encode()) <= 63 for name in names)
        assert len(names) == len(set(names))


@given(strategies.appspecs())
def test_every_reference_has_an_index_or_key_that_leads_with_it_when_built(spec: AppSpec) -> None:
    for found in build_metadata(spec).tables.values():
        leads = {next(iter(found.primary_key.columns)).name}
        leads |= {next(iter(c.columns)).name for c in found.constraints if isinstance(c, sa.UniqueConstraint)}
        leads |= {index.info["parts"][0][0] for index in found.indexes}
        assert {key.column_keys[0] for key in found.foreign_key_constraints} <= leads


def test_key_is_made_by_the_database_when_it_is_a_uuid_or_an_int() -> None:
    by_uuid = table(entity("A")).c.id
    assert str(by_uuid.server_default.arg) == "gen_random_uuid()"
    key = field("id", Int(), required=True)
    by_int = table(entity("A", key, primary_key=("id",))).c.id
    assert isinstance(by_int.type, sa.BigInteger)
    assert by_int.identity is not None
    assert not by_int.identity.always


def test_reference_has_the_type_of_its_target_when_that_is_numbered() -> None:
    numbered = entity("B", field("id", Int(), required=True), primary_key=("id",))
    assert isinstance(table(entity("A", field("b", Ref("B"))), numbered).c.b.type, sa.BigInteger)


@pytest.mark.parametrize(
    ("word", "rule"), [(OnDelete.CASCADE, "CASCADE"), (OnDelete.NULLIFY, "SET NULL"), (None, "RESTRICT")]
)
def test_foreign_key_says_what_deleting_does_when_referring(word: OnDelete | None, rule: str) -> None:
    (key,) = table(entity("A", field("b", Ref("B", word))), entity("B")).foreign_key_constraints
    assert (key.name, key.ondelete) == ("fk_a_b_b", rule)


def test_no_index_is_added_when_a_key_leads_with_the_reference() -> None:
    one = entity("A", field("b", Ref("B")), field("n", Int()), uniques=(Unique(fields=("b", "n")),))
    assert indexes(table(one, entity("B"))) == {}
    partial = Index(parts=(IndexPart(field="b"),), where=Binary(">", FieldPath(("n",)), Literal(1)))
    other = entity("A", field("b", Ref("B")), field("n", Int()), indexes=(partial,))
    assert len(indexes(table(other, entity("B")))) == 2


def test_indexes_are_told_apart_when_they_have_the_same_columns() -> None:
    parts = (IndexPart(field="n"),)
    first, second = Index(parts=parts), Index(parts=parts, where=FieldPath(("done",)))
    names = indexes(table(entity("A", field("n", Int()), field("done", Bool()), indexes=(first, second))))
    assert "ix_a_n" in names
    assert len(names) == 2


def test_two_columns_stand_for_a_field_when_its_type_has_two() -> None:
    built = table(
        entity(
            "A",
            field("price", Money("EUR"), required=True, was="cost"),
            field("subject", PolyRef(), required=True),
            uniques=(Unique(fields=("price",)),),
        )
    )
    assert list(built.c.keys()) == ["id", "price_minor", "price_currency", "subject_type", "subject_id"]
    assert not any(column.nullable for column in built.c)
    assert [built.c[name].info["was"] for name in ("price_minor", "price_currency")] == [
        ("cost_minor",),
        ("cost_currency",),
    ]
    assert indexes(built) == {"ix_a_subject_type_subject_id": ["a.subject_type", "a.subject_id"]}
    assert "uq_a_price_minor_price_currency" in {constraint.name for constraint in built.constraints}


def test_no_column_is_made_when_the_type_stores_nothing_here() -> None:
    assert list(table(entity("A", field("bs", HasMany("B"))), entity("B")).c.keys()) == ["id"]


def test_time_is_set_by_the_database_too_when_automatic() -> None:
    column = table(entity("A", field("at", Datetime(), automatic=Automatic.UPDATE))).c.at
    assert (str(column.server_default.arg), column.nullable) == ("now()", False)


def test_foreign_keys_come_last_when_references_run_in_a_circle() -> None:
    metadata = build_metadata(
        app(
            entity("A", field("b", Ref("B")), field("self", Ref("A"))),
            entity("B", field("a", Ref("A"))),
            entity("C", field("a", Ref("A"))),
        )
    )
    late = {
        str(key.name) for found in metadata.tables.values() for key in found.foreign_key_constraints if key.use_alter
    }
    assert late == {"fk_a_b_b", "fk_b_a_a"}


def test_each_owners_own_is_meant_when_two_entities_have_one_name() -> None:
    theirs = entity("Report", field("n", Int()), owner=Owner.FRAMEWORK)
    reply = entity("Reply", field("report", Ref("Report")), owner=Owner.FRAMEWORK)
    ours = entity("Report", field("name", Str(20)))
    note = entity("Note", field("report", Ref("Report")))
    spec = app(ours, note, theirs, reply)
    found = build_metadata(spec).tables
    assert [key.elements[0].target_fullname for key in found["note"].foreign_key_constraints] == ["report.id"]
    assert [key.elements[0].target_fullname for key in found["dazzle_reply"].foreign_key_constraints] == [
        "dazzle_report.id"
    ]
    assert set(build_metadata(spec, owner=Owner.FRAMEWORK).tables) == {"dazzle_report", "dazzle_reply"}
    assert set(build_metadata(spec, owner=Owner.PROJECT).tables) == {"report", "note"}


def test_tables_referred_to_are_there_when_one_owner_is_asked_for() -> None:
    theirs = entity("Thing", owner=Owner.FRAMEWORK)
    spec = app(entity("Item", field("thing", Ref("Thing"))), theirs, entity("Other", owner=Owner.FRAMEWORK))
    assert set(build_metadata(spec, owner=Owner.PROJECT).tables) == {"item", "dazzle_thing"}


def test_no_foreign_key_is_made_when_the_target_has_no_table() -> None:
    source = virtual("Health", field("id", Uuid(), required=True), primary_key=("id",))
    assert not table(entity("A", field("h", Ref("Health"))), source).foreign_key_constraints


def test_wide_key_is_numbered_when_it_is_a_bigint() -> None:
    key = field("id", BigInt(), required=True)
    assert table(entity("A", key, primary_key=("id",))).c.id.identity is not None


@pytest.mark.parametrize(("type_", "period"), [("date", "daterange"), ("datetime", "tstzrange")])
def test_periods_exclude_each_other_when_overlaps_are_forbidden(type_: str, period: str) -> None:
    text = f"""
    entity Fee:
      id: uuid pk
      about: str(9) required
      since: {type_} required
      until: {type_}
      temporal:
        start_field: since
        end_field: until
        key_field: about
        overlap: forbid
    """
    fee = build_metadata(compiled(text).require(), owner=Owner.PROJECT).tables["fee"]
    said = str(CreateTable(fee).compile(dialect=DIALECT))
    assert f"EXCLUDE USING gist (about WITH =, {period}(since, until) WITH &&)" in said
