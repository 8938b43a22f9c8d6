"""What names stand for, and where they are used."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from damage import WHOLE, damaged, decoded
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang import ast
from dazzle.lang.ast.meaning import Inside, OwnField, Refers
from dazzle.lang.outline import outline, walk
from dazzle.lang.parser import parse
from dazzle.lang.walk import nodes
from dazzle.link.place import each
from dazzle.link.resolve import slots
from dazzle.link.symbols import Definition, Symbols, symbols
from effort import examples

ROOT = Path(__file__).parent.parent.parent
INVOICES = sorted((ROOT / "examples" / "invoice_ops" / "dsl").glob("*.dsl"))
GOLDEN = sorted(name for name in WHOLE if name.startswith("tests/golden/"))

# Every place where something is named has a mark that says what it is.
MARKED = """\
enum Phase "Phase":
  free "Free"
  flown
  semantic: [[free|Phase.free]]=positive

archetype Stamped:
  made_on: date

persona clerk "Clerk":
  description: "Lends kites"

entity Spot "Spot":
  id: uuid pk
  name: str(20)
  kites: has_many [[Kite|Kite]]

entity Kite "Kite":
  extends: [[Stamped|Stamped]]
  display_field: [[tag|Kite.tag]]
  id: uuid pk
  tag: str(12) required
  phase: [[Phase|Phase]] = [[free|Phase.free]]
  wind: enum[calm, rough] = [[calm|Kite.wind.calm]]
    semantic: [[rough|Kite.wind.rough]]=destructive
  spot: ref [[Spot|Spot]]
  below: computed [[spot|Kite.spot]].[[name|Spot.name]]
  unique [[tag|Kite.tag]], [[spot|Kite.spot]]
  index [[phase|Kite.phase]] desc, [[made_on|Stamped.made_on]] where [[wind|Kite.wind]] = [[calm|Kite.wind.calm]]
  invariant: [[spot|Kite.spot]] != null or [[phase|Kite.phase]] in [[[free|Phase.free]], [[flown|Phase.flown]]]
  transitions:
    [[free|Phase.free]] -> [[flown|Phase.flown]]: requires [[spot|Kite.spot]] role([[clerk|clerk]])
    * -> [[free|Phase.free]]
      guard: [[wind|Kite.wind]] != [[rough|Kite.wind.rough]]
  on_transition:
    [[free|Phase.free]] -> [[flown|Phase.flown]]:
      update [[Spot|Spot]]:
        [[name|Spot.name]]: "taken"
  permit:
    list: role([[clerk|clerk]])
  scope:
    list: [[phase|Kite.phase]] != [[flown|Phase.flown]]
      as: [[clerk|clerk]]

surface kite_list "Kites":
  uses entity [[Kite|Kite]]
  mode: list
  section main:
    field [[tag|Kite.tag]] "Tag"
    field [[made_on|Stamped.made_on]] "Made"
  ux:
    sort: [[tag|Kite.tag]] asc
    filter: [[phase|Kite.phase]], [[wind|Kite.wind]]
    search: [[tag|Kite.tag]]
    attention warning:
      when: [[wind|Kite.wind]] = [[rough|Kite.wind.rough]]
      message: "Stay on the ground"
      action: [[kite_list|kite_list]]

sla lending "Lending":
  entity: [[Kite|Kite]]
  starts_when: [[phase|Kite.phase]] -> [[free|Phase.free]]
  completes_when: [[phase|Kite.phase]] -> [[flown|Phase.flown]]
  tiers:
    breach: 2 hours
"""
LETTERS = re.compile(r"[\w.-]")  # of a name that is made of several words; an editor may leave something between them
MARK = re.compile(r"\[\[(\w+)\|([\w.]+)\]\]")


def unmarked(text: str) -> tuple[str, dict[tuple[int, int], str]]:
    """The text, and what stands where."""
    plain, places = "", {}
    for at, part in enumerate(MARK.split(text)):
        if at % 3 == 1:
            place = (len(plain), len(plain) + len(part))
            plain += part
        elif at % 3 == 2:
            places[place] = part
        else:
            plain += part
    return plain, places


def called(definition: Definition) -> str:
    return f"{definition.inside}.{definition.name}" if definition.inside is not None else definition.name


def of(*sources: SourceFile) -> Symbols:
    return symbols([parse(source).module for source in sources])


def whole(name: str) -> SourceFile:
    return SourceFile(name, decoded(WHOLE[name]))


def spans(known: Symbols) -> Iterator[tuple[Span, Definition]]:
    yield from ((definition.span, definition) for definition in known.definitions)
    yield from ((reference.span, reference.definition) for reference in known.references)


def check(known: Symbols, *sources: SourceFile) -> None:
    """A name's place holds that name, and asked for any of its letters its definition is told."""
    texts = {source.path: source.text for source in sources}
    meant = dict(spans(known))
    for span, definition in spans(known):
        said = texts[span.file][span.start : span.end]
        assert definition.name in {said, said.strip("\"'"), "".join(LETTERS.findall(said)), f"{said}_id"}
        assert meant[span] == definition
        assert all(known.at(span.file, offset) == definition for offset in range(span.start, span.end + 1))
        assert definition.whole.start <= definition.span.start <= definition.span.end <= definition.whole.end
    assert {span for made in known.definitions for span in known.uses(made)} == {each.span for each in known.references}


def test_every_place_where_something_is_named_is_known() -> None:
    text, places = unmarked(MARKED)
    source = SourceFile("kites.dsl", text)
    assert not [found for found in compile_sources([source]).diagnostics if found.severity == "error"]
    known = of(source)
    check(known, source)
    found = {(each.span.start, each.span.end): called(each.definition) for each in known.references}
    assert found == places


def test_names_are_found_alone_and_with_what_they_belong_to() -> None:
    known = of(SourceFile("kites.dsl", unmarked(MARKED)[0]))
    assert [called(each) for each in known.named("tag")] == ["Kite.tag"]
    assert [called(each) for each in known.named("Spot.name")] == ["Spot.name"]
    assert [called(each) for each in known.named("Phase.free")] == ["Phase.free"]
    assert [called(each) for each in known.named("Kite.wind.calm")] == ["Kite.wind.calm"]
    assert [each.kind for each in known.named("Kite")] == ["entity"]
    assert known.named("nothing") == ()


@pytest.mark.parametrize("name", GOLDEN)
def test_places_hold_the_names_when_a_file_is_whole(name: str) -> None:
    check(of(whole(name)), whole(name))


def looked_up(module: ast.Module) -> Iterator[tuple[ast.Name, Refers | Inside | OwnField]]:
    """The names whose notes say that they stand for something that is declared."""
    for node in nodes(module.declarations):
        for slot in slots(type(node)):
            if isinstance(slot.meaning, Refers | Inside | OwnField):
                yield from (
                    (name, slot.meaning) for name in each(getattr(node, slot.name)) if isinstance(name, ast.Name)
                )


def is_free(module: ast.Module, name: ast.Name, note: Refers | Inside | OwnField) -> bool:
    """Whether a name may stand for something that no text declares."""
    if isinstance(note, Refers):
        nobody = note.kinds == ("persona",) and not any(isinstance(each, ast.Persona) for each in module.declarations)
        return name.text in note.also or note.implied or nobody
    return isinstance(note, Inside) and (note.loose or name.text in note.also)


@pytest.mark.parametrize("name", GOLDEN)
def test_what_the_linker_finds_is_a_symbol(name: str) -> None:
    (module,) = compile_sources([whole(name)]).modules
    known = symbols([module])
    for word, note in looked_up(module):
        place = whole(name).position(word.span.start)
        assert is_free(module, word, note) or known.at(name, word.span.start) is not None, (word.text, place)


@settings(max_examples=examples(50))
@given(damaged())
@example('story ST-\x1001 "Clear":\n  given:\n    - "a"\n')
@example("process clear - cargo:\n  steps:\n    - step check:\n        wait: 1m\n")
def test_places_hold_the_names_when_a_file_is_broken(text: str) -> None:
    source = SourceFile("broken.dsl", text)
    check(of(source), source)


@settings(max_examples=examples(30))
@given(st.data())
def test_what_stands_before_the_place_where_a_file_is_cut_off_is_still_defined(data: st.DataObject) -> None:
    source = whole(data.draw(st.sampled_from(GOLDEN)))
    end = data.draw(st.integers(0, len(source.text)))
    cut = SourceFile(source.path, source.text[:end])
    starts = [node.span.start for node in parse(source).module.declarations if node.span.start < end]
    before = max(starts, default=0)  # the declaration that is cut, and what follows it, may be lost
    kept = {(made.kind, called(made), made.span) for made in of(cut).definitions}
    assert {(made.kind, called(made), made.span) for made in of(source).definitions if made.span.end < before} <= kept


# Names of something that are no symbols where they stand: keys, types, a function, a module, a kind of entity, and what
# is said of the user, of whom the text does not tell which entity he is in.
OTHERWISE = {
    "description :",
    ": email",
    ": slug",
    ": timezone",
    "role (",
    ". invoices",
}


def missed(known: Symbols, source: SourceFile) -> Iterator[str]:
    """The names of what is defined that are no symbols where they stand, with the word beside them that tells why."""
    names = {made.name for made in known.definitions}
    for line in walk(outline(source).lines):
        for at, token in enumerate(line.tokens):
            if token.kind == "NAME" and token.text in names and known.at(source.path, token.start) is None:
                after = line.tokens[at + 1].text if line.tokens[at + 1 :] else ""
                yield f"{token.text} {after}" if after in {":", "("} else f"{line.tokens[at - 1].text} {token.text}"


def test_every_word_of_the_example_that_names_something_is_a_symbol() -> None:
    sources = [SourceFile(path.name, path.read_text()) for path in INVOICES]
    known = of(*sources)
    check(known, *sources)
    assert {said for source in sources for said in missed(known, source)} == OTHERWISE
