"""The tables of tenants, of kinds, of what is deleted and of what holds for a time: from the text to the MetaData."""

import sqlalchemy as sa

from build import compiled
from dazzle.back.metadata import build_metadata
from dazzle.back.relations import Distribution

TENANTS = """
tenancy:
  mode: shared_schema
  entities_excluded: [Country]

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Country "Country":
  id: uuid pk
  capital: ref Pier

entity Pier "Pier":
  intent: "Where boats lie"
  id: uuid pk
  name: str(20) required unique
  country: ref Country
  above: ref Pier nullify
  index name

entity Boat "Boat":
  soft_delete
  id: uuid pk
  pier: ref Pier required
  number: int required
  owner: str(40) pii(category=identity, sensitivity=high)
  unique pier, number
  index number

entity Yacht "Yacht":
  subtype_of: Boat
  masts: int

entity Fee "Fee":
  id: uuid pk
  pier: ref Pier required
  since: date required
  until: date
  note: text
  temporal:
    start_field: since
    end_field: until
    key_field: pier
    overlap: forbid

search on Fee:
  fields: note
  tokenizer: german
"""


def tables() -> dict[str, sa.Table]:
    return dict(build_metadata(compiled(TENANTS).require()).tables)


def key(table: sa.Table, name: str) -> tuple[list[str], list[str], str | None]:
    (found,) = (each for each in table.foreign_key_constraints if each.name == name)
    return found.column_keys, [element.target_fullname for element in found.elements], found.ondelete


def test_every_key_of_a_tenants_table_begins_with_the_tenant() -> None:
    for name in ("pier", "boat", "yacht", "fee"):
        table = tables()[name]
        keys = [each for each in table.constraints if isinstance(each, sa.PrimaryKeyConstraint | sa.UniqueConstraint)]
        keys += [each for each in table.indexes if each.unique]
        global_ones = [each.name for each in keys if each.columns.keys()[0] != "tenant_id"]
        # A row that all tenants share leads to a pier, and does not say whose.
        assert global_ones == (["uq_pier_id"] if name == "pier" else [])
        assert table.c.tenant_id.server_default is not None


def test_references_of_tenants_lead_to_rows_of_the_same_tenant() -> None:
    found = tables()
    assert key(found["boat"], "fk_boat_pier_pier") == (
        ["tenant_id", "pier"],
        ["pier.tenant_id", "pier.id"],
        "RESTRICT",
    )
    assert key(found["pier"], "fk_pier_above_pier")[2] == "SET NULL (above)"
    assert key(found["pier"], "fk_pier_country_country")[0] == ["country"]
    assert key(found["country"], "fk_country_capital_pier")[:2] == (["capital"], ["pier.id"])


def test_row_of_a_kind_is_of_its_own_kind() -> None:
    yacht, boat = tables()["yacht"], tables()["boat"]
    assert key(yacht, "fk_yacht_id_boat") == (
        ["tenant_id", "id", "kind"],
        ["boat.tenant_id", "boat.id", "boat.kind"],
        "CASCADE",
    )
    assert str(yacht.c.kind.computed.sqltext) == "'yacht'"
    assert yacht.c.kind.computed.persisted
    assert any(each.columns.keys() == ["tenant_id", "id", "kind"] for each in boat.constraints if each.name[:2] == "uq")


def test_value_of_a_deleted_row_is_free() -> None:
    (index,) = (each for each in tables()["boat"].indexes if each.unique)
    assert index.columns.keys() == ["tenant_id", "pier", "number"]
    assert str(index.dialect_kwargs["postgresql_where"]) == "deleted_at IS NULL"


SETTINGS = """
entity Defaults "Defaults":
  archetype: settings
  id: uuid pk

entity ClubDefaults "Defaults of a club":
  archetype: tenant_settings
  id: uuid pk
"""


def test_settings_have_one_row_and_those_of_tenants_one_each() -> None:
    found = build_metadata(compiled(TENANTS + SETTINGS).require()).tables
    (one,) = found["defaults"].indexes
    assert one.name == "uq_defaults_one_row"
    assert (one.unique, [str(each) for each in one.expressions]) == (True, ["(true)"])
    each = next(each for each in found["club_defaults"].constraints if isinstance(each, sa.UniqueConstraint))
    assert each.columns.keys() == ["tenant_id"]
    alone = build_metadata(compiled(SETTINGS).require()).tables
    assert [index.unique for index in alone["club_defaults"].indexes] == [True]


def test_one_row_of_a_key_is_current_and_no_two_hold_at_once() -> None:
    fee = tables()["fee"]
    names = {str(each.name) for each in (*fee.constraints, *fee.indexes)}
    assert {"uq_fee_tenant_id_pier_current", "ex_fee_tenant_id_pier", "ck_fee_until_after_start"} <= names
    assert build_metadata(compiled(TENANTS).require()).info["extensions"] == ("btree_gist",)


def test_what_is_searched_is_generated_by_the_named_dictionary() -> None:
    fee = tables()["fee"]
    assert "to_tsvector('german'::regconfig" in str(fee.c.search_vector.computed.sqltext)
    assert "ix_fee_search_vector" in {each.name for each in fee.indexes}


def test_no_index_repeats_what_a_key_begins_with() -> None:
    found = tables()
    assert {each.name for each in found["pier"].indexes} == {
        "ix_pier_country",
        "ix_pier_tenant_id_above",
        "ix_pier_tenant_id_name",
    }
    assert {each.name for each in found["fee"].indexes if not each.unique} == {
        "ix_fee_search_vector",
        "ix_fee_tenant_id_pier",
    }


def test_comments_say_what_names_do_not() -> None:
    found = tables()
    assert found["pier"].comment == "Pier: Where boats lie"
    assert found["boat"].comment == "Boat"
    assert found["boat"].c.owner.comment == "personal data (identity), high"
    assert found["boat"].c.number.comment is None


def test_tables_say_where_their_rows_are() -> None:
    found = tables()
    assert found["pier"].info["distribution"] is Distribution.TENANT
    assert found["country"].info["distribution"] is found["club"].info["distribution"] is Distribution.SHARED
    assert found["dazzle_ai_job"].info["distribution"] is Distribution.LOCAL
