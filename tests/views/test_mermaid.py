"""Mermaid's entity diagrams. What Mermaid 11.17 takes was found out with its own parser; here is what must hold."""

import re

from hypothesis import given, settings

from build import app, compiled, entity, field
from dazzle.fieldtypes.text import Text
from dazzle.views.mermaid import RESERVED, VIEW
from dazzle.views.selection import select
from dazzle.views.view import Screen
from effort import examples
from hostile import hostile
from strategies import appspecs

NAME = r'([A-Za-z_][A-Za-z0-9_]*|"[^\W\d]\w*( \(framework\))?")'
# In a quoted text: letters, digits, some signs, and everything else by its number.
QUOTED = r'"([^\W_]|[ _\-.,()/\']|#[0-9]+;)*"'
ATTRIBUTE = r"([A-Za-z_\u00c0-\uffff][A-Za-z0-9_\u00c0-\uffff]*|`[^`\n]+`)"
LINES = (
    rf"  {NAME}(\[{QUOTED}\])?(:::dashed)?( \{{)?",
    rf"    [a-z_]+(\([A-Za-z0-9,]+\))? {ATTRIBUTE}( (PK|FK|UK)(, (FK|UK))*)?",
    r"  \}",
    rf"  {NAME} (\|\||\|o)(--|\.\.)(o\||o\{{) {NAME} : {QUOTED}",
    r"  classDef dashed stroke-dasharray:5 3",
)


def shown(appspec, *names):
    return VIEW.render(select(appspec, names, framework=not names), Screen())


@settings(max_examples=examples(50))
@given(appspecs() | hostile())
def test_every_line_is_one_that_mermaid_takes(appspec):
    first, *lines = shown(appspec).split("\n")
    assert first == "erDiagram"
    assert not [line for line in lines if not any(re.fullmatch(pattern, line) for pattern in LINES)]
    assert not [line for line in lines if re.search(r"direction\s", line, re.IGNORECASE)]
    heads = [line.split()[0] for line in lines if re.fullmatch(LINES[0], line)]
    assert not [head for head in heads if re.split(r"\W", head)[0].lower() in RESERVED]


@settings(max_examples=examples(30))
@given(hostile())
def test_no_attribute_begins_with_a_word_for_a_key(appspec):
    attributes = [line.split()[1] for line in shown(appspec).split("\n") if line.startswith("    ")]
    assert not [name for name in attributes if re.match(r"(pk|fk|uk)(?![a-z0-9_])", name, re.IGNORECASE)]


def test_references_have_the_cardinalities_of_their_fields():
    text = """
    entity A:
      id: uuid pk
      many_to_one: ref B required
      maybe: ref B nullify
      one_to_one: ref B required unique
      any: poly_ref [B, D]
      lonely: has_many C
    entity B:
      id: uuid pk
      mirrored: has_many A
    entity C:
      id: ref B pk
    entity D:
      id: uuid pk
    """
    lines = shown(compiled(text).require(), "A", "B", "C", "D").split("\n")

    assert [line.strip() for line in lines if " : " in line] == [
        'B ||--o{ A : "many_to_one"',
        'B |o--o{ A : "maybe"',
        'B ||--o| A : "one_to_one"',
        'B |o..o{ A : "any"',
        'D |o..o{ A : "any"',
        'A |o..o{ C : ""',
        'B ||--o| C : "id"',
    ]
    assert "    uuid id PK, FK" in lines
    assert "    uuid one_to_one FK, UK" in lines


def test_what_is_only_referred_to_is_there_by_name():
    text = "entity A:\n  id: uuid pk\n  b: ref B\nentity B:\n  id: uuid pk\n  x: text\n"
    assert shown(compiled(text).require(), "A").split("\n") == [
        "erDiagram",
        "  A {",
        "    uuid id PK",
        "    uuid b FK",
        "  }",
        "  B",
        '  B |o--o{ A : "b"',
    ]


def test_titles_and_names_are_written_so_that_mermaid_reads_them():
    found = shown(app(entity("End", field("pk", Text()), title='Say "x" %% direction TB')))
    assert found.split("\n")[1:4] == [
        '  "End"["Say #34;x#34; #37;#37; direction#32;TB (End)"] {',
        "    uuid id PK",
        "    text `pk`",
    ]
