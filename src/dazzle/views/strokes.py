"""Lines of level and upright pieces as strokes with round corners."""

from collections.abc import Iterator, Sequence

from dazzle.views.layout.graph import Line, Point

CORNER = 6


def whole(line: Line) -> str:
    """One line, from its beginning to its end, as the data of a path."""
    parts = [f"M{line[0][0]} {line[0][1]}"]
    parts += [f"L{a[0]} {a[1]}Q{b[0]} {b[1]} {c[0]} {c[1]}" for a, b, c in _corners(line)]
    return "".join((*parts, f"L{line[-1][0]} {line[-1][1]}"))


def strokes(lines: Sequence[Line]) -> str:
    """Lines that run together, each piece of the way once, as the data of a path."""
    level: dict[int, list[Point]] = {}
    upright: dict[int, list[Point]] = {}
    corners: dict[tuple[Point, Point, Point], None] = {}
    for line in lines:
        own = list(_corners(line))
        corners.update(dict.fromkeys(own))
        starts = [line[0], *(out for _, _, out in own)]
        ends = [*(into for into, _, _ in own), line[-1]]
        for (x, y), (to_x, to_y) in zip(starts, ends, strict=True):
            if y == to_y:
                level.setdefault(y, []).append((min(x, to_x), max(x, to_x)))
            else:
                upright.setdefault(x, []).append((min(y, to_y), max(y, to_y)))
    parts = [f"M{a} {y}H{b}" for y, spans in level.items() for a, b in _merged(spans)]
    parts += [f"M{x} {a}V{b}" for x, spans in upright.items() for a, b in _merged(spans)]
    parts += [f"M{a[0]} {a[1]}Q{b[0]} {b[1]} {c[0]} {c[1]}" for a, b, c in corners]
    return "".join(parts)


def _corners(line: Line) -> Iterator[tuple[Point, Point, Point]]:
    """Where each corner begins to be round, where it would be, and where it is straight again."""
    for before, here, after in zip(line, line[1:], line[2:], strict=False):
        radius = min(CORNER, _length(before, here) // 2, _length(here, after) // 2)
        yield _towards(here, before, radius), here, _towards(here, after, radius)


def _merged(spans: Sequence[Point]) -> Iterator[Point]:
    """The spans that cover the same, none of which touches another."""
    start, end = min(spans)
    for low, high in sorted(spans):
        if low > end:
            yield start, end
            start = low
        end = max(end, high)
    yield start, end


def _length(a: Point, b: Point) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: Point, end: Point, steps: int) -> Point:
    """A point on the level or upright way from one to another."""
    x = start[0] + (steps if end[0] > start[0] else -steps if end[0] < start[0] else 0)
    y = start[1] + (steps if end[1] > start[1] else -steps if end[1] < start[1] else 0)
    return x, y
