"""The whole link: what is settled, what is reported, and that everything is reported at once."""

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from build import compiled
from dazzle.compiler import compile_sources
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Automatic, Owner, Storage, Transition, Unique
from dazzle.ir.surface import Mode
from effort import examples

EXAMPLE = Path(__file__).parents[2] / "examples" / "invoice_ops" / "dsl"
EXAMPLE_SOURCES = [SourceFile(path.name, path.read_text()) for path in sorted(EXAMPLE.glob("*.dsl"))]

TWELVE_MISTAKES = """\
entity Supplier "Supplier"
  id: uuid pk
  name: strng(80)
  name: text
  country: Country required

entity Invoice "Invoice":
  id: uuid pk
  supplier: ref Suplier
  status: enum[draft, sent]=drafft
  note: text required optional
  number: str(20) requierd

entity Payment "Payment":
  amount: money(EUR)

entity Invoice "Invoice again":
  id: uuid pk

entity Egg "Egg":
  id: uuid pk
  hen: ref Hen required

entity Hen "Hen":
  id: uuid pk
  egg: ref Egg required

entity LineItem "Line":
  id: uuid pk

entity Line_Item "Line":
  id: uuid pk

surface invoice_list "Invoices":
  uses entity Invoice
  mode: list
  section main:
    field nummber "Number"
"""


def project(appspec: AppSpec) -> list[str]:
    return [entity.name for entity in appspec.entities if entity.owner is Owner.PROJECT]


def test_every_mistake_is_told_when_there_are_many() -> None:
    found = Counter(
        diagnostic.rule for diagnostic in compiled(TWELVE_MISTAKES).diagnostics if diagnostic.severity is Severity.ERROR
    )
    assert found == {
        "missing-colon": 1,
        "unknown-type": 2,
        "duplicate-field": 1,
        "unknown-entity": 1,
        "enum-default-not-in-enum": 1,
        "required-and-optional": 1,
        "unknown-modifier": 1,
        "no-primary-key": 1,
        "duplicate-declaration": 1,
        "required-ref-cycle": 1,
        "duplicate-table-name": 1,
        "unknown-field": 1,
    }


def test_appspec_is_none_when_there_is_an_error() -> None:
    assert compiled("entity Kite:\n  tag: text\n").appspec is None


def test_example_is_linked_without_error_or_warning() -> None:
    compilation = compile_sources(EXAMPLE_SOURCES)
    assert {diagnostic.severity for diagnostic in compilation.diagnostics} <= {Severity.INFO}
    assert project(compilation.require())[:2] == ["Invoice", "LineItem"]


def test_equal_texts_give_equal_appspecs_and_diagnostics() -> None:
    first, second = compile_sources(EXAMPLE_SOURCES), compile_sources(EXAMPLE_SOURCES)
    assert first == second


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_compiling_gives_only_diagnostics_when_lines_are_lost_or_repeated(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([TWELVE_MISTAKES, *(source.text for source in EXAMPLE_SOURCES)]))
    lines = text.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(lines) - 1))
        lines[position : position + 1] = data.draw(st.sampled_from(([], [lines[position]] * 2, [lines[0]])))
    compilation = compile_sources([SourceFile("a.dsl", "\n".join(lines) + "\n")])
    assert compilation.ok is not any(found.severity is Severity.ERROR for found in compilation.diagnostics)


def test_fields_of_archetypes_come_first_and_own_ones_win_when_an_entity_extends() -> None:
    kite = (
        compiled("""
            archetype Stamped:
              created_at: datetime auto_add
              note: text

            archetype Tagged:
              tag: str(9) required
              note: int
              invariant: tag != ""

            entity Kite:
              extends: Stamped, Tagged
              id: uuid pk
              note: str(40) required
        """)
        .require()
        .entity("Kite")
    )
    assert [field.name for field in kite.fields] == ["created_at", "tag", "id", "note"]
    assert kite.field("note").required
    assert kite.field("created_at").automatic is Automatic.ADD
    assert [invariant.name for invariant in kite.invariants] == ["tag"]


def test_a_time_is_set_by_every_write_when_a_field_is_added_to_and_updated() -> None:
    text = "entity Kite:\n  id: uuid pk\n  seen: datetime auto_add auto_update\n"
    assert compiled(text).require().entity("Kite").field("seen").automatic is Automatic.UPDATE


def test_titles_table_and_display_field_are_settled_when_nothing_is_said() -> None:
    appspec = compiled("""
        entity User:
          id: uuid pk
          due_on: date
          full_name: str(80)

        entity AIReport "Report":
          id: uuid pk
          body: text

        entity Kite:
          table: old_kites
          display_field: tag
          id: uuid pk
          label: str(9)
          tag: text
    """).require()
    user, report, kite = (appspec.entity(name) for name in ("User", "AIReport", "Kite"))
    assert (user.title, user.field("due_on").title) == ("User", "Due on")
    assert [each.table_name for each in (user, report, kite)] == ["user_", "ai_report", "old_kites"]
    assert [each.display_field for each in (user, report, kite)] == ["full_name", "id", "tag"]


def test_reference_knows_key_and_behaviour_when_linked() -> None:
    appspec = compiled("""
        entity Club:
          slug: slug pk
          pilots: has_many Pilot cascade

        entity Pilot:
          id: int pk
          club: ref Club required
          mentor: ref Pilot nullify
          flights: has_many Flight via Crew restrict

        entity Flight:
          id: uuid pk

        entity Crew:
          id: uuid pk
          pilot: ref Pilot
          flight: belongs_to Flight
    """).require()
    pilot, crew = appspec.entity("Pilot"), appspec.entity("Crew")
    assert pilot.field("id").type == BigInt()
    assert pilot.field("club").type == Ref("Club", OnDelete.CASCADE, Slug())
    assert pilot.field("mentor").type == Ref("Pilot", OnDelete.NULLIFY, BigInt())
    assert crew.field("pilot").type == Ref("Pilot", OnDelete.RESTRICT, BigInt())
    flight = crew.field("flight").type
    assert isinstance(flight, Ref)
    assert (flight.key, flight.on_delete) == (Uuid(), OnDelete.RESTRICT)


def test_shared_enum_is_a_type_when_a_field_names_it() -> None:
    appspec = compiled("""
        enum Gust "Gust level":
          calm "Nearly none"
          fresh

        entity Kite:
          id: uuid pk
          gust: Gust = fresh
    """).require()
    assert appspec.entity("Kite").field("gust").type == Enum(("calm", "fresh"), ("Nearly none", "Fresh"))
    assert [(value.value, value.title) for value in appspec.enums[0].values] == [
        ("calm", "Nearly none"),
        ("fresh", "Fresh"),
    ]


def test_required_is_settled_when_the_key_or_a_moment_implies_it() -> None:
    kite = compiled("entity Kite:\n  tag: str(9) pk\n  seen: datetime auto_update\n").require().entity("Kite")
    assert [field.required for field in kite.fields] == [True, True]
    assert kite.primary_key == ("tag",)


def test_unique_modifier_is_a_unique_when_linked() -> None:
    kite = compiled("entity Kite:\n  id: uuid pk\n  tag: str(9) unique\n  a: int\n  unique a, tag\n").require()
    assert kite.entity("Kite").uniques == (Unique(fields=("tag",)), Unique(fields=("a", "tag")))


def test_state_machine_is_the_enum_that_has_the_states() -> None:
    states = (
        compiled("""
            entity Kite:
              id: uuid pk
              wing: enum[delta, box]
              cloth: enum[dry, wet, torn]=wet
              checked: date
              transitions:
                wet -> dry: requires checked role(pilot)
                * -> torn
        """)
        .require()
        .entity("Kite")
        .states
    )
    assert states is not None
    assert (states.field, states.initial) == ("cloth", "wet")
    assert states.transitions == (
        Transition(source="wet", target="dry", requires=("checked",), roles=("pilot",)),
        Transition(source=None, target="torn"),
    )


def test_virtual_entity_has_a_source_and_no_table() -> None:
    weather = compiled("entity Weather:\n  virtual: services/weather:now\n  id: uuid pk\n").require().entity("Weather")
    assert (weather.storage, weather.source, weather.table_name) == (Storage.VIRTUAL, "services/weather:now", "")


def test_surfaces_are_generated_when_the_project_declares_none() -> None:
    appspec = compiled("""
        entity Kite:
          id: uuid pk
          tag: str(9)
          seen: datetime auto_add

        entity Weather:
          virtual: health
          id: uuid pk
          wind: int
    """).require()
    kite = appspec.surfaces_of("Kite")
    assert {mode: [field.name for field in surface.sections[0].fields] for mode, surface in kite.items()} == {
        Mode.LIST: ["tag", "seen"],
        Mode.VIEW: ["tag", "seen"],
        Mode.CREATE: ["tag"],
        Mode.EDIT: ["tag"],
    }
    assert set(appspec.surfaces_of("Weather")) == {Mode.LIST, Mode.VIEW}


def test_surface_shows_every_field_when_it_has_no_section() -> None:
    appspec = compiled("""
        entity Kite:
          tag: str(9) pk
          size: int

        surface kite_edit "Change":
          uses entity Kite
          mode: edit

        surface kite_create "New":
          uses entity Kite
          mode: create
    """).require()
    shown = {mode: [f.name for f in s.sections[0].fields] for mode, s in appspec.surfaces_of("Kite").items()}
    assert shown == {Mode.EDIT: ["size"], Mode.CREATE: ["tag", "size"]}


def test_persona_role_is_its_name_when_none_is_given() -> None:
    appspec = compiled("""
        persona clerk "Clerk":
          description: "Lends kites"

        persona boss:
          role: owner

        entity Kite:
          id: uuid pk
    """).require()
    assert [(persona.name, persona.title, persona.role) for persona in appspec.personas] == [
        ("clerk", "Clerk", "clerk"),
        ("boss", "Boss", "owner"),
    ]


def test_app_of_the_root_module_counts_when_there_are_several() -> None:
    kites = 'module club.kites\napp kites "Kites"\nentity Kite:\n  id: uuid pk\n'
    root = 'module club\napp club "The club":\n  multi_tenant: true\n'
    appspec = compiled(kites, root, root_module="club").require()
    assert (appspec.name, appspec.title, appspec.multi_tenant) == ("club", "The club", True)
    assert {"unknown-module"} == {d.rule for d in compiled(kites, root_module="clb").diagnostics if d.span is None} - {
        "generated-surfaces"
    }


def test_label_is_never_the_framework_s_when_an_app_is_called_so() -> None:
    assert compiled("app dazzle\nentity Kite:\n  id: uuid pk\n").require().label == "dazzle_app"
