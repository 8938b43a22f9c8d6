"""An entity diagram as a picture: SVG that stands alone, light or dark as its reader prefers.

A box for each entity; a line for each reference, from the row of its field to the entity that it leads to, in that
entity's colour. The ends say how many (crow's foot): a fork many, a bar one, a ring perhaps none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dazzle.views.boxes import EntityBox, entity_box
from dazzle.views.diagram import Diagram, Edge, diagram
from dazzle.views.layout import arrange
from dazzle.views.layout.graph import Arrangement, Line, Link, Point
from dazzle.views.measure import shortened, text_width
from dazzle.views.selection import Selection
from dazzle.views.strokes import strokes, whole
from dazzle.views.style import COLOURS, style
from dazzle.views.view import Screen, View
from dazzle.views.xml import element, text

BORDER, ABOVE, BELOW = 24, 60, 40  # the title stands above, the legend below
TITLE_SIZE, LEGEND_SIZE = 20, 11
FORK, RING, BAR = 12, 4, 5  # how long, which radius, how high to either side


def _render(selection: Selection, screen: Screen) -> str:
    del screen
    shown = diagram(selection)
    boxes = [entity_box(node) for node in shown.nodes]
    number = {node.key: place for place, node in enumerate(shown.nodes)}
    links = [
        Link(number[each.source], boxes[number[each.source]].port(each.field), number[each.target], _group(each))
        for each in shown.edges
    ]
    arranged = arrange([each.box for each in boxes], links).moved(BORDER, ABOVE)
    return _picture(shown, boxes, arranged)


def _group(edge: Edge) -> int:
    """Lines that end alike may run together."""
    return 2 * edge.enforced + edge.required


def _picture(shown: Diagram, boxes: Sequence[EntityBox], arranged: Arrangement) -> str:
    title, legend = shortened(shown.title, TITLE_SIZE, 900, bold=True), _legend(shown)
    words = max(text_width(title, TITLE_SIZE, bold=True), text_width(legend, LEGEND_SIZE))
    width = max(arranged.width, words) + 2 * BORDER
    height = arranged.height + ABOVE + BELOW
    colours = _colours(shown)
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    pairs = list(zip(shown.edges, arranged.lines, strict=True))
    drawn = (
        box.drawn(corner, wide, colours[box.node.key])
        for box, corner, wide in zip(boxes, arranged.corners, arranged.widths, strict=True)
    )
    parts = (
        element("title", {}, text(shown.title)),
        element("desc", {}, text(_description(shown))),
        element("style", {}, style()),
        element("rect", {"class": "page", "width": width, "height": height}),
        element("text", {"class": "title", "x": BORDER, "y": 38}, text(title)),
        *_trunks(pairs, colours),
        *(_reference(edge, line, colours[edge.target]) for edge, line in pairs),
        *drawn,
        element("text", {"class": "legend", "x": BORDER, "y": height - 16}, text(legend)),
    )
    return element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **size}, "\n", "\n".join(parts), "\n")


def _colours(shown: Diagram) -> Mapping[str, int]:
    """A colour for each entity that another one refers to, those with the most lines first; the last one for others."""
    lines = dict.fromkeys((node.key for node in shown.nodes), 0)
    for edge in shown.edges:
        lines[edge.target] += edge.source != edge.target
    busiest = sorted((key for key in lines if lines[key]), key=lambda key: -lines[key])
    given = {key: place % len(COLOURS) for place, key in enumerate(busiest)}
    return {key: given.get(key, len(COLOURS)) for key in lines}


def _trunks(pairs: Iterable[tuple[Edge, Line]], colours: Mapping[str, int]) -> Iterator[str]:
    """What is seen of the lines. Those that run together are drawn once: strokes on top of each other look thick."""
    together: dict[tuple[str, int, Point], list[tuple[Edge, Line]]] = {}
    for edge, line in pairs:
        together.setdefault((edge.target, _group(edge), line[-1]), []).append((edge, line))
    for found in together.values():
        edge, line = found[0]
        yield element(
            "g",
            {"class": f"line c{colours[edge.target]}" + ("" if edge.enforced else " dotted")},
            element("path", {"class": "way", "d": strokes([each for _, each in found])}),
            *_end(line[-1], line[-2], fork=False, perhaps=not edge.required),
        )


def _reference(edge: Edge, line: Line, colour: int) -> str:
    """One reference: the sign at its beginning, and all of its way for a pointer to find."""
    return element(
        "g",
        {"class": f"edge line c{colour}"},
        element("title", {}, text(_said(edge))),
        element("path", {"class": "whole", "d": whole(line)}),
        *_end(line[0], line[1], fork=not edge.unique, perhaps=True),
    )


def _end(at: Point, before: Point, *, fork: bool, perhaps: bool) -> Iterator[str]:
    """What stands at the end of a line: a fork or a bar, and behind it a ring or a second bar."""
    x, y = at
    away = 1 if before[0] > x else -1
    if fork:
        yield element("path", {"d": f"M{x} {y - BAR}L{x + away * FORK} {y}L{x} {y + BAR}"})
    else:
        yield element("path", {"d": f"M{x + away * 6} {y - BAR}v{2 * BAR}"})
    if perhaps:
        yield element("circle", {"cx": x + away * (FORK + RING if fork else 12), "cy": y, "r": RING})
    else:
        yield element("path", {"d": f"M{x + away * 10} {y - BAR}v{2 * BAR}"})


def _said(edge: Edge) -> str:
    field = f"{edge.source}.{edge.field}" if edge.field else edge.source
    words = ("required" if edge.required else "may be empty", "unique" if edge.unique else "", edge.on_delete or "")
    return f"{field} refers to {edge.target} ({', '.join(word for word in words if word)})"


def _legend(shown: Diagram) -> str:
    """What the signs mean that are in this picture."""
    fields = [field for node in shown.nodes for field in node.fields]
    parts = (
        "PK primary key, FK reference, UK unique" if fields else "",
        "? may be empty" if not all(field.required for field in fields) else "",
        "dotted line: no foreign key" if not all(edge.enforced for edge in shown.edges) else "",
        "dashed box: virtual, or the framework's" if any(node.dashed for node in shown.nodes) else "",
    )
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _description(shown: Diagram) -> str:
    """The picture in words."""
    return f"Entities: {', '.join(node.key for node in shown.nodes)}. " + " ".join(f"{_said(e)}." for e in shown.edges)


VIEW = View("svg", (".svg",), _render)
