"""Boxes, the links between them, and where they are put. Everything is whole pixels; y grows downwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[int, int]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Links arrive within `head`, the upper part of its left and right sides."""

    width: int
    height: int
    head: int


@dataclass(frozen=True, slots=True)
class Link:
    """From the box `source`, `port` below its top, to the box `target`; both count the boxes.

    Links to one target with the same `group` run together as far as they can.
    """

    source: int
    port: int
    target: int
    group: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The upper left corner of each box, and its width: the boxes of a column are all as wide as the widest.

    For each link a line of level and upright pieces, from the side of a box to the side of another.
    """

    corners: tuple[Point, ...]
    widths: tuple[int, ...]
    lines: tuple[tuple[Point, ...], ...]
    width: int
    height: int

    def moved(self, right: int, down: int) -> "Arrangement":
        corners = tuple((x + right, y + down) for x, y in self.corners)
        lines = tuple(tuple((x + right, y + down) for x, y in line) for line in self.lines)
        return Arrangement(corners, self.widths, lines, self.width, self.height)


@dataclass(slots=True)
class Net:
    """The links that share a line to their target. The line leaves the target on the right, or on its left.

    `lanes` are the items that hold its place in the columns it passes through, by column.
    """

    target: int
    rightwards: bool
    links: list[int]
    lanes: dict[int, int] = field(default_factory=dict)
    port: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in a column: a box, or the lane of a line that passes through."""

    height: int
    is_lane: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a net between two neighbouring columns, from one item to another, each with its height in that item."""

    left: int
    left_port: int
    right: int
    right_port: int


@dataclass(slots=True)
class Sheet:
    """A connected graph on its way: `columns` hold items, of which the first are the boxes."""

    boxes: Sequence[Box]
    links: Sequence[Link]
    column_of: list[int]
    items: list[Item] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    nets: list[Net] = field(default_factory=list)
    pieces: list[list[Piece]] = field(default_factory=list)  # by the column to their left
    tops: list[int] = field(default_factory=list)
