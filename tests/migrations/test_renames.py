"""What is renamed keeps its rows, on every server, with all that has its name in its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from build import app, entity, field
from dazzle.back.migrate import revision
from dazzle.back.notnull import usual_name
from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir.appspec import AppSpec
from dazzle.ir.expression import Literal
from renaming import PARTS, PLAIN, PLAIN_ROWS, SERVERS, Project, database, spec, there_and_back, thing


@pytest.fixture(params=SERVERS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    server = request.getfixturevalue(request.param)
    with database(server) as url:
        yield Project(tmp_path, server, url)


SHOP = """
module m
app shop "Shop"
entity Box "Box":
  id: int pk
entity Org "Org":
  id: uuid pk
  name: str(40) required unique
entity Part "Part":
  street: str(40)
  price: money(EUR)
entity Order "Order":
  id: uuid pk
  org: ref Org required
  number: str(40) required unique
  status: enum[draft, paid] = draft
  total: money(EUR)
  place: embeds Part
  due_on: date indexed
  subject: poly_ref [Org, Note]
  invariant: due_on > "2020-01-01"
entity Note "Note":
  id: uuid pk
  about: poly_ref [*]
  text: text
"""


def test_a_field_of_every_kind_is_renamed_with_what_stands_on_it(project: Project) -> None:
    after = (
        SHOP.replace("number: str(40) required unique", "reference: str(40) required unique was: number")
        .replace("status: enum", "state: enum")
        .replace("= draft", "= draft was: status")
        .replace("total: money(EUR)", "amount: money(EUR) was: total")
        .replace("place: embeds Part", "at: embeds Part was: place")
        .replace("due_on: date indexed", "due: date indexed was: due_on")
        .replace("invariant: due_on", "invariant: due")
        .replace("subject: poly_ref [Org, Note]", "of: poly_ref [Org, Note] was: subject")
        .replace("street: str(40)", "road: str(40) was: street")
        .replace("org: ref Org required", "firm: ref Org required was: org")
    )
    rows = {
        "INSERT INTO org (name) VALUES ('Alder')": "SELECT count(*) = 1 FROM org",
        "INSERT INTO order_ (org, number, total_minor, total_currency, place_street, place_price_minor,"
        " place_price_currency, due_on, subject_type, subject_id)"
        " SELECT id, 'A1', 5, 'EUR', 'Elm', 7, 'EUR', '2026-01-01', 'Note', gen_random_uuid() FROM org": (
            "SELECT (reference, state, amount_minor, at_road, at_price_minor, due::text, of_type)"
            " = ('A1', 'draft', 5, 'Elm', 7, '2026-01-01', 'Note') FROM order_"
        ),
    }
    text = there_and_back(project, spec(SHOP), spec(after), rows)
    assert "drop" not in text


def test_an_entity_is_renamed_with_all_that_says_its_name(project: Project) -> None:
    after = SHOP.replace('entity Org "Org":', 'entity Firm "Firm":\n  was: Org').replace("ref Org", "ref Firm")
    after = after.replace("[Org, Note]", "[Firm, Note]").replace('Box "Box":', 'Crate "Box":\n  was: Box')
    rows = {
        "INSERT INTO org (name) VALUES ('Alder')": "SELECT name = 'Alder' FROM firm",
        "INSERT INTO order_ (org, number, subject_type, subject_id) SELECT id, 'A1', 'Org', id FROM org": (
            "SELECT subject_type = 'Firm' FROM order_"
        ),
        "INSERT INTO note (about_type, about_id) VALUES ('Org', gen_random_uuid())": (
            "SELECT about_type = 'Firm' FROM note"
        ),
    }
    text = there_and_back(project, spec(SHOP), spec(after), rows)
    assert 'notnull.rename(op, "firm"' in text
    assert "ALTER SEQUENCE box_id_seq RENAME TO crate_id_seq" in text


@pytest.mark.parametrize(
    ("after", "renames", "query"),
    [
        (
            thing(field("b", Int(), required=True, indexed=True), field("a", Int(), unique=True)),
            ("Thing.a:b", "Thing.b:a"),
            "SELECT (b, a) = (1, 2) FROM thing",
        ),
        (
            thing(field("b", Int(), required=True, indexed=True), field("c", Int(), unique=True)),
            ("Thing.a:b", "Thing.b:c"),
            "SELECT (b, c) = (1, 2) FROM thing",
        ),
        (
            thing(field("x", Int(), required=True, indexed=True), field("b", Int(), unique=True), name="Item"),
            ("Thing:Item", "Item.a:x"),
            "SELECT (x, b) = (1, 2) FROM item",
        ),
        (
            thing(field("x", Int(), required=True, indexed=True), field("b", Int(), unique=True), name="Item"),
            ("Thing:Item", "Thing.a:x"),
            "SELECT (x, b) = (1, 2) FROM item",
        ),
        (
            thing(field("x", BigInt(), indexed=True, default=Literal(3)), field("b", Int(), unique=True)),
            ("Thing.a:x",),
            "SELECT (x, b) = (1, 2) FROM thing",
        ),
        (
            thing(field("a", Int(), required=True), field("y", Int(), required=True, unique=True, indexed=True)),
            ("Thing.b:y",),
            "SELECT (a, y) = (1, 2) FROM thing",
        ),
    ],
    ids=["swap", "chain", "in a renamed entity", "by its old name", "another type and default", "required"],
)
def test_rows_stay_when_options_say_the_renames(
    project: Project, after: AppSpec, renames: tuple[str, ...], query: str
) -> None:
    there_and_back(project, PLAIN, after, {next(iter(PLAIN_ROWS)): query}, *renames)


def test_entities_that_swap_their_names_keep_their_rows(project: Project) -> None:
    one, two = field("n", Int(), required=True, unique=True), field("t", Str(9), required=True, indexed=True)
    before = app(entity("One", one), entity("Two", two, field("one", Ref("One"))))
    after = app(entity("Two", one), entity("One", two, field("one", Ref("Two"))))
    rows = {
        "INSERT INTO one (n) VALUES (1)": "SELECT n = 1 FROM two",
        "INSERT INTO two (t, one) SELECT 'x', id FROM one": "SELECT t = 'x' AND one IS NOT NULL FROM one",
    }
    there_and_back(project, before, after, rows, "One:Two", "Two:One")


SHARED = """
module m
app shop "Shop"
tenancy:
  mode: shared_schema
entity Org "Org":
  archetype: tenant
  id: uuid pk
entity User "User":
  archetype: user
  id: uuid pk
entity Plan "Plan":
  id: int pk
  lead: ref User
  jobs: has_many Job
  name: str(40) required searchable unique
  soft_delete
entity Job "Job":
  id: uuid pk
  plan: ref Plan
  owner: ref User
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: plan
    overlap: forbid
  scope:
    list: plan.lead = current_user or owner = current_user
      as: *
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lead", "boss"),
        ("owner", "person"),
        ("plan", "part_of"),
        ("since", "begins"),
        ("name", "label"),
        ("Plan", "Scheme"),
        ("Job", "Duty"),
        ("User", "Person"),
        ("Org", "Club"),
    ],
)
def test_tables_of_tenants_are_renamed_with_their_policies(project: Project, old: str, new: str) -> None:
    before = SHARED
    after = re.sub(rf"\b{old}\b", new, before)
    if old[0].isupper():
        after = after.replace(f'entity {new} "{new}":', f'entity {new} "{old}":\n  was: {old}')
    else:
        after = re.sub(rf"^(  {new}: (?:ref|str|date).*)$", rf"\1 was: {old}", after, flags=re.MULTILINE)
    job, plan, part_of = (new.lower() if each == old else each.lower() for each in ("Job", "Plan", "plan"))
    rows = {
        "INSERT INTO org DEFAULT VALUES": "SELECT true",
        "INSERT INTO user_ DEFAULT VALUES": "SELECT true",
        "INSERT INTO plan (tenant_id, lead, name) SELECT org.id, user_.id, 'x' FROM org, user_": "SELECT true",
        "INSERT INTO job (tenant_id, plan, owner, since) SELECT tenant_id, id, lead, '2026-01-01' FROM plan": (
            f"SELECT count(*) = 1 FROM {job} JOIN {plan} ON {job}.{part_of} = {plan}.id"
        ),
    }
    text = there_and_back(project, spec(before), spec(after), rows)
    assert "drop_" not in text
    assert "step(" not in text  # a policy that is made anew is never missing: all of it is one transaction
    if old[0].isupper():
        assert "DROP" not in text


def test_what_is_not_null_has_the_name_that_postgresql_gives_it(project: Project) -> None:
    """PostgreSQL's own rule for what is too long, which the server itself is asked to prove."""
    if project.server_version < 18:
        pytest.skip("PostgreSQL before 18 has no such names")
    for table, column in (("t" * 60, "c" * 60), ("t" * 30, "größe" * 10), ("größe" * 12, "a"), ("a", "ü" * 31)):
        project.execute(f'CREATE TABLE "{table}" ("{column}" int NOT NULL)')
        query = f"SELECT conname::text FROM pg_constraint WHERE conrelid = '\"{table}\"'::regclass"
        assert project.execute(query) == [(usual_name(table, column),)]


def test_a_field_is_named_by_its_entity_of_today_where_entities_change_places(project: Project) -> None:
    one, two, three = (field(name, Int()) for name in ("a", "b", "c"))
    before = app(entity("One", one), entity("Two", two), entity("Three", three))
    after = app(entity("Two", replace(one, name="x")), entity("Three", two), entity("One", three))
    rows = {
        "INSERT INTO one (a) VALUES (1)": "SELECT x = 1 FROM two",
        "INSERT INTO two (b) VALUES (2)": "SELECT b = 2 FROM three",
    }
    there_and_back(project, before, after, rows, "One:Two", "Two:Three", "Three:One", "Two.a:x")


KINDS = """
module m
app shop "Shop"
entity Person "Person":
  id: uuid pk
  name: str(40)
entity Customer "Customer":
  subtype_of: Person
  number: int
"""


def test_rows_of_a_base_say_the_kind_that_is_renamed(project: Project) -> None:
    after = KINDS.replace('entity Customer "Customer":', 'entity BigClient "Customer":\n  was: Customer')
    rows = {
        "INSERT INTO person (name, kind) VALUES ('x', 'customer')": "SELECT kind = 'big_client' FROM person",
        "INSERT INTO customer (id, number) SELECT id, 3 FROM person": "SELECT number = 3 FROM big_client",
    }
    there_and_back(project, spec(KINDS), spec(after), rows)


def test_a_part_is_renamed_wherever_it_is_embedded(project: Project) -> None:
    after = PARTS.replace("city", "town").replace("rent", "price")
    rows = {
        "INSERT INTO firm (seat_city, office_rent_minor, office_rent_currency) VALUES ('x', 7, 'EUR')": (
            "SELECT (seat_town, office_price_minor) = ('x', 7) FROM firm"
        )
    }
    there_and_back(project, spec(PARTS), spec(after), rows, "Address.city:town", "Address.rent:price")


def test_a_hint_on_a_field_counts_when_that_on_its_part_is_done(project: Project) -> None:
    """And the other way round: of two hints one may be followed already."""
    once = PARTS.replace("city: str(40)", "town: str(40) was: city")
    twice = once.replace("seat: embeds Address", "home: embeds Address was: seat")
    project.revise(spec(PARTS))
    project.revise(spec(once))
    (text,) = project.revise(spec(twice))
    assert "drop" not in text
    assert revision.check(spec(twice), project.history, project.server) == ()


def test_renaming_what_several_refer_to_is_said_to_lock_all_of_them(project: Project) -> None:
    def text(org: str) -> str:
        others = "".join(f'entity Of{n} "Of":\n  id: uuid pk\n  org: ref {org.split(maxsplit=1)[0]}\n' for n in "abc")
        return f'module m\napp shop "Shop"\nentity {org}\n  id: uuid pk\n{others}'

    project.revise(spec(text('Org "Org":')))
    project.upgrade()
    said: list[Diagnostic] = []
    revision.write(spec(text('Firm "Firm":\n  was: Org')), project.history, project.server, "firm", report=said.append)
    (danger,) = (each for each in said if each.rule == "several-tables-locked")
    assert danger.message == "one transaction locks 4 tables that are there: firm, ofa, ofb, ofc"
    assert (danger.help or "").startswith("rename fewer")
    project.upgrade()
