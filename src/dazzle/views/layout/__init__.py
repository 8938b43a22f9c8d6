"""Boxes and links to a picture without overlaps: columns, few crossings, level lines.

No library that is kept up, small and free of conditions lays out boxes with ports in pure Python (looked at in 2026:
grandalf is not kept up, and GPL or EPL; the others bring numpy or a compiler's work of a few weeks), so this does.
"""

from collections.abc import Sequence

from dazzle.views.layout.columns import columns_of
from dazzle.views.layout.graph import Arrangement, Box, Link, Point, Sheet
from dazzle.views.layout.nets import lay_nets
from dazzle.views.layout.order import order
from dazzle.views.layout.pack import pack
from dazzle.views.layout.place import place
from dazzle.views.layout.route import route


def arrange(boxes: Sequence[Box], links: Sequence[Link]) -> Arrangement:
    """Where each box is put and how each link runs. Boxes that nothing links stand beside each other, in rows."""
    parts = _connected(len(boxes), links)
    arranged = []
    for part in parts:
        number = {box: place for place, box in enumerate(part)}
        inside = [link for link in links if link.source in number]
        moved = [Link(number[link.source], link.port, number[link.target], link.group) for link in inside]
        arranged.append(_arrange([boxes[box] for box in part], moved))
    offsets, width, height = pack([(each.width, each.height) for each in arranged])
    corners: dict[int, Point] = {}
    widths: dict[int, int] = {}
    lines: dict[int, tuple[Point, ...]] = {}
    for part, each, offset in zip(parts, arranged, offsets, strict=True):
        put = each.moved(*offset)
        corners.update(zip(part, put.corners, strict=True))
        widths.update(zip(part, put.widths, strict=True))
        own = (number for number, link in enumerate(links) if link.source in corners and number not in lines)
        lines.update(zip(own, put.lines, strict=True))
    everyone = range(len(boxes))
    return Arrangement(
        tuple(corners[box] for box in everyone),
        tuple(widths[box] for box in everyone),
        tuple(lines[link] for link in range(len(links))),
        width,
        height,
    )


def _arrange(boxes: Sequence[Box], links: Sequence[Link]) -> Arrangement:
    """Boxes that are linked, each with every other, directly or through others."""
    sheet = Sheet(boxes, links, columns_of(boxes, links))
    lay_nets(sheet)
    order(sheet)
    place(sheet)
    return route(sheet)


def _connected(count: int, links: Sequence[Link]) -> list[list[int]]:
    """The boxes in groups that no link connects, each in order."""
    group = list(range(count))

    def found(box: int) -> int:
        while group[box] != box:
            group[box] = group[group[box]]
            box = group[box]
        return box

    for link in links:
        group[found(link.source)] = found(link.target)
    parts: dict[int, list[int]] = {}
    for box in range(count):
        parts.setdefault(found(box), []).append(box)
    return list(parts.values())
