"""The picture of the entities."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given, settings

from build import app, compiled, entity, field, virtual
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Owner
from dazzle.views.boxes import HEAD
from dazzle.views.diagram import diagram
from dazzle.views.measure import shortened, text_width
from dazzle.views.selection import select
from dazzle.views.svg import VIEW
from dazzle.views.view import Screen
from effort import examples
from hostile import hostile
from strategies import appspecs

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "style", "rect", "text", "g", "path", "circle"}


def picture(appspec, *names):
    return ET.fromstring(VIEW.render(select(appspec, names, framework=not names), Screen()))


def classed(root: ET.Element, word: str) -> list[ET.Element]:
    return [each for each in root.iter() if word in each.get("class", "").split()]


def frames(root: ET.Element) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each box."""
    found = [[int(each.get(name)) for name in ("x", "y", "width", "height")] for each in classed(root, "box")]
    return [(x, y, x + width, y + height) for x, y, width, height in found]


def says(element: ET.Element) -> str:
    return element.findtext(f"{SVG}title") or ""


@settings(max_examples=examples(50))
@given(appspecs() | hostile())
def test_every_application_is_a_picture_that_stands_alone(appspec):
    root = picture(appspec)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= ALLOWED
    assert not [name for each in root.iter() for name in each.attrib if "href" in name or name.startswith("on")]
    assert not re.search(r"url\(|@import|http", root.findtext(f"{SVG}style") or "")


@settings(max_examples=examples(30))
@given(appspecs() | hostile())
def test_every_entity_has_a_box_and_every_reference_a_line_between_two(appspec):
    shown = diagram(select(appspec, framework=True))
    root = picture(appspec)
    boxes = dict(zip((node.key for node in shown.nodes), frames(root), strict=True))
    for one, other in combinations(boxes.values(), 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    ways = classed(root, "whole")
    assert len(ways) == len(shown.edges)
    for edge, way in zip(shown.edges, ways, strict=True):
        (x, y), (to_x, to_y) = ends(way.get("d"))
        source, target = boxes[edge.source], boxes[edge.target]
        assert x in {source[0], source[2]}
        assert source[1] <= y <= source[3]
        assert to_x in {target[0], target[2]}
        assert target[1] < to_y < target[1] + HEAD


def ends(data: str) -> tuple[tuple[int, int], tuple[int, int]]:
    numbers = [int(number) for number in re.findall(r"-?\d+", data)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


@settings(max_examples=examples(30))
@given(hostile())
def test_equal_applications_give_equal_bytes(appspec):
    assert VIEW.render(select(appspec), Screen()) == VIEW.render(select(appspec), Screen())


@settings(max_examples=examples(30))
@given(hostile())
def test_texts_end_before_their_box_does(appspec):
    root = picture(appspec)
    for group, (left, _, right, _) in zip(classed(root, "entity"), frames(root), strict=True):
        name, *rest = group.iter(f"{SVG}text")
        assert int(name.get("x")) + text_width(name.text or "", 14, bold=True) <= right
        assert all(left < int(each.get("x")) < right for each in rest)


def test_a_row_says_what_a_field_is():
    text = """
    entity Pilot:
      id: uuid pk
      name: str(80) required unique
      boss: ref Pilot
    """
    root = picture(compiled(text).require(), "Pilot")
    rows = [[each.text for each in row.findall(f"{SVG}text")] for row in classed(root, "entity")[0].findall(f"{SVG}g")]
    assert rows == [["PK", "id", "uuid"], ["UK", "name", "str(80)"], ["FK", "boss", "ref Pilot?"]]
    assert "boss: ref Pilot restrict (may be empty)" in [
        says(row) for row in classed(root, "entity")[0].iter(f"{SVG}g")
    ]


def test_what_has_no_table_or_is_the_frameworks_is_dashed():
    appspec = app(entity("Kite"), virtual("Wind"), entity("Note", owner=Owner.FRAMEWORK))
    boxes = classed(picture(appspec), "entity")
    assert [says(box).partition(":")[0] for box in boxes if "dashed" in box.get("class")] == ["Wind", "Note"]


@pytest.mark.parametrize("required", [False, True])
@pytest.mark.parametrize("unique", [False, True])
def test_the_ends_of_a_line_say_how_many(required, unique):
    kind = Ref("B", OnDelete.RESTRICT)
    root = picture(app(entity("A", field("b", kind, required=required, unique=unique)), entity("B")))
    source = classed(root, "edge")[0]
    target = next(each for each in classed(root, "line") if each is not source)
    forks = [each for each in source.findall(f"{SVG}path") if "L" in each.get("d") and not each.get("class")]
    assert len(forks) == (not unique)
    assert len(source.findall(f"{SVG}circle")) == 1
    assert len(target.findall(f"{SVG}circle")) == (not required)
    assert ("required" in says(source), "unique" in says(source)) == (required, unique)


def test_lines_that_end_alike_run_together():
    kinds = [field(name, Ref("B"), required=name != "c") for name in ("a", "b", "c")]
    root = picture(app(entity("A", *kinds), entity("B")))
    assert len(classed(root, "way")) == 2
    assert len(classed(root, "edge")) == 3


def test_an_entity_with_many_of_itself_has_a_line_to_itself():
    way = classed(picture(app(entity("A", field("others", HasMany("A"))))), "whole")[0]
    start, end = ends(way.get("d"))
    assert start[0] == end[0]
    assert start[1] > end[1]


def test_a_selection_names_what_it_refers_to():
    appspec = app(entity("A", field("b", Ref("B"))), entity("B", field("x", Str(9))), entity("C"))
    boxes = classed(picture(appspec, "A"), "entity")
    assert [says(box).partition(":")[0] for box in boxes] == ["A", "B"]
    assert len(boxes[1].findall(f"{SVG}g")) == 0


def test_a_picture_of_nothing_has_its_title():
    assert picture(app(title="Empty")).findtext(f"{SVG}title") == "Empty"


def test_long_texts_are_shortened_to_what_fits():
    assert shortened("short", 12, 100) == "short"
    found = shortened("W" * 90, 12, 100)
    assert found.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert text_width(found, 12) <= 100
    assert text_width("請求書", 12) > text_width("abc", 12)
