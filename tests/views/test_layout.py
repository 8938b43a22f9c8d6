"""Whatever refers to whatever: boxes stand apart, and lines run from box to box."""

from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dazzle.views.layout import arrange
from dazzle.views.layout.graph import Arrangement, Box, Link
from dazzle.views.strokes import strokes, whole
from effort import examples

HEAD = 34


@st.composite
def graphs(draw: st.DrawFn, most: int = 14) -> tuple[list[Box], list[Link]]:
    boxes = draw(st.lists(st.builds(Box, st.integers(60, 300), st.integers(HEAD, 400), st.just(HEAD)), max_size=most))
    if not boxes:
        return [], []
    ends = st.integers(0, len(boxes) - 1)
    links = draw(st.lists(st.tuples(ends, st.floats(0, 1), ends, st.integers(0, 2)), max_size=3 * most))
    return boxes, [
        Link(source, int(boxes[source].height * port), target, group) for source, port, target, group in links
    ]


def inside(arranged: Arrangement, boxes: list[Box]) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each box."""
    placed = zip(arranged.corners, arranged.widths, boxes, strict=True)
    return [(x, y, x + width, y + box.height) for (x, y), width, box in placed]


def chain(number: int) -> list[Link]:
    return [Link(place, HEAD, place - 1) for place in range(1, number)]


def star(number: int) -> list[Link]:
    return [Link(place, HEAD, 0) for place in range(1, number)]


@settings(max_examples=examples(80))
@given(graphs())
def test_boxes_are_apart_and_in_the_picture(graph):
    boxes, links = graph
    arranged = arrange(boxes, links)
    found = inside(arranged, boxes)
    for one, other in combinations(found, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    assert all(left >= 0 and top >= 0 and right <= arranged.width for left, top, right, _ in found)
    assert all(bottom <= arranged.height for *_, bottom in found)
    assert all(width >= box.width for width, box in zip(arranged.widths, boxes, strict=True))


@settings(max_examples=examples(80))
@example(([Box(60, 101, HEAD)], [Link(0, 11, 0), Link(0, 0, 0, group=1)]))
@given(graphs())
def test_lines_run_from_side_to_side_and_through_no_box(graph):
    boxes, links = graph
    arranged = arrange(boxes, links)
    found = inside(arranged, boxes)
    for link, line in zip(links, arranged.lines, strict=True):
        start, end = found[link.source], found[link.target]
        assert line[0][0] in {start[0], start[2]}
        assert line[0][1] == start[1] + link.port
        assert line[-1][0] in {end[0], end[2]}
        assert end[1] < line[-1][1] <= end[1] + HEAD
        for (x, y), (to_x, to_y) in pairwise(line):
            assert (x == to_x) != (y == to_y)
            assert 0 <= x <= arranged.width
            assert 0 <= y <= arranged.height
            for left, top, right, bottom in found:
                beside = max(x, to_x) <= left or min(x, to_x) >= right
                assert beside or max(y, to_y) < top or min(y, to_y) > bottom


@settings(max_examples=examples(30))
@given(graphs())
def test_lines_to_different_boxes_do_not_lie_on_each_other(graph):
    boxes, links = graph
    upright = {}
    for link, line in zip(links, arrange(boxes, links).lines, strict=True):
        for (x, y), (to_x, to_y) in pairwise(line):
            if x == to_x:
                upright.setdefault(x, []).append((min(y, to_y), max(y, to_y), (link.target, link.group)))
    for spans in upright.values():
        for one, other in combinations(spans, 2):
            assert one[2] == other[2] or one[1] < other[0] or other[1] < one[0]


@settings(max_examples=examples(30))
@given(graphs())
def test_equal_graphs_are_arranged_alike(graph):
    assert arrange(*graph) == arrange(*graph)


def test_what_is_referred_to_stands_to_the_left():
    boxes = [Box(100, 100, HEAD)] * 4
    corners = arrange(boxes, [Link(1, 50, 0), Link(2, 50, 1), Link(3, 50, 0)]).corners
    assert corners[0][0] < corners[1][0] < corners[2][0]
    assert corners[1][0] == corners[3][0]


def test_boxes_that_nothing_links_stand_in_rows():
    corners = arrange([Box(100, 100, HEAD)] * 12, []).corners
    assert len({x for x, _ in corners}) == 4
    assert len({y for _, y in corners}) == 3


@pytest.mark.parametrize("links", [chain(300), star(300), []], ids=["chain", "star", "alone"])
def test_three_hundred_boxes_are_no_ribbon(links):
    arranged = arrange([Box(200, 200, HEAD)] * 300, links)
    assert 0.5 < arranged.width / arranged.height < 4


def test_nothing_takes_no_room():
    assert arrange([], []) == Arrangement((), (), (), 0, 0)


def test_lines_that_run_together_are_drawn_once():
    lines = [((100, 20), (60, 20), (60, 80), (0, 80)), ((100, 50), (60, 50), (60, 80), (0, 80))]
    assert strokes(lines) == (
        "M66 20H100M0 80H54M66 50H100M60 26V74M66 20Q60 20 60 26M60 74Q60 80 54 80M66 50Q60 50 60 56"
    )
    assert whole(lines[0]) == "M100 20L66 20Q60 20 60 26L60 74Q60 80 54 80L0 80"
