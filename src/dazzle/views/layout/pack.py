"""Parts that have nothing to do with each other, side by side and in rows."""

from collections.abc import Sequence
from math import sqrt

from dazzle.views.layout.graph import Point

WIDER_THAN_HIGH = 1.6
BETWEEN = 48


def pack(sizes: Sequence[tuple[int, int]]) -> tuple[list[Point], int, int]:
    """The upper left corner of each part, and the width and the height of all. The tallest parts come first."""
    area = sum((width + BETWEEN) * (height + BETWEEN) for width, height in sizes)
    widest = max((width for width, _ in sizes), default=0)
    room = max(widest, int(sqrt(area * WIDER_THAN_HIGH)))
    corners: list[Point] = [(0, 0)] * len(sizes)
    x = y = row = used = 0
    for part in sorted(range(len(sizes)), key=lambda each: -sizes[each][1]):
        width, height = sizes[part]
        if x and x + width > room:
            x, y, row = 0, y + row + BETWEEN, 0
        corners[part] = (x, y)
        used = max(used, x + width)
        x += width + BETWEEN
        row = max(row, height)
    return corners, used, y + row
