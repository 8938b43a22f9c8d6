"""In which column each box stands: to the right of what it refers to, where that can be.

Circles of references are cut where the fewest links have to run the other way (Eades, Lin and Smyth 1993). A column
that would become taller than the picture should be continues in the next one. A long chain, one box after the other,
would become a ribbon: then neighbours of the chain share columns.
"""

from collections.abc import Sequence
from math import sqrt

from dazzle.views.layout.graph import Box, Link

WIDER_THAN_HIGH = 1.5
SCREEN = 700  # a height that is never too much
FEW = 8  # columns that are never too many
LONGER = 1.6  # how many times as many columns as a square would have are not too many
ROOM = (100, 40)  # what a box takes beside its own size


def columns_of(boxes: Sequence[Box], links: Sequence[Link]) -> list[int]:
    """The column of each box, from 0 without a gap."""
    parents, children = _acyclic(len(boxes), links)
    heights = [box.height + ROOM[1] for box in boxes]
    area = sum((box.width + ROOM[0]) * height for box, height in zip(boxes, heights, strict=True))
    most = int(max(sqrt(area / WIDER_THAN_HIGH), SCREEN, *heights))
    depths = _depths(parents, children)
    mean = sum(box.width + ROOM[0] for box in boxes) / len(boxes)
    levels = _levels(depths, usual=int(LONGER * sqrt(area * WIDER_THAN_HIGH) / mean))
    columns = _Columns(levels, most, heights, (parents, children))
    order = sorted(range(len(boxes)), key=lambda box: (depths[box], box))
    for box in order:
        columns.put(box)
    for box in reversed(order):
        columns.pull(box)
    used = {old: new for new, old in enumerate(sorted(set(columns.of)))}
    return [used[each] for each in columns.of]


def _levels(depths: Sequence[int], usual: int) -> list[int]:
    """How far to the right a box stands at least: as deep as it is, unless the picture became a ribbon by that."""
    deepest, most = max(depths) + 1, max(FEW, usual)
    return list(depths) if deepest <= most else [depth * most // deepest for depth in depths]


class _Columns:
    """Boxes on their way into columns that are no higher than `most`. A box and its parent may share a column."""

    def __init__(
        self, levels: Sequence[int], most: int, heights: Sequence[int], relatives: tuple[list[set[int]], list[set[int]]]
    ) -> None:
        self.levels = levels
        self.most = most
        self.heights = heights
        self.parents, self.children = relatives
        self.of = [0] * len(levels)
        self.filled: list[int] = []

    def put(self, box: int) -> None:
        """Puts a box behind its parents, where there is room."""
        behind = (self.of[each] + (self.levels[each] < self.levels[box]) for each in self.parents[box])
        at = max((self.levels[box] if self.parents[box] else 0, *behind))
        while at < len(self.filled) and self.filled[at] + self.heights[box] > self.most:
            at += 1
        self.filled.extend([0] * (at + 1 - len(self.filled)))
        self.filled[at] += self.heights[box]
        self.of[box] = at

    def pull(self, box: int) -> None:
        """Moves a box with more children than parents closer to its children, where there is room."""
        if len(self.children[box]) <= len(self.parents[box]):
            return
        for at in range(min(self.of[child] for child in self.children[box]) - 1, self.of[box], -1):
            if self.filled[at] + self.heights[box] <= self.most:
                self.filled[self.of[box]] -= self.heights[box]
                self.filled[at] += self.heights[box]
                self.of[box] = at
                return


def _acyclic(count: int, links: Sequence[Link]) -> tuple[list[set[int]], list[set[int]]]:
    """The parents and the children of each box, where links of a circle that run the other way are turned round."""
    rank = {box: place for place, box in enumerate(_sequence(count, links))}
    parents: list[set[int]] = [set() for _ in range(count)]
    children: list[set[int]] = [set() for _ in range(count)]
    for link in links:
        if link.source != link.target:
            first, second = sorted((link.source, link.target), key=rank.__getitem__)
            children[first].add(second)
            parents[second].add(first)
    return parents, children


def _sequence(count: int, links: Sequence[Link]) -> list[int]:
    """The boxes, those that are referred to before those that refer to them, as far as that goes."""
    targets: list[set[int]] = [set() for _ in range(count)]
    sources: list[set[int]] = [set() for _ in range(count)]
    for link in links:
        if link.source != link.target:
            targets[link.source].add(link.target)
            sources[link.target].add(link.source)
    left = dict.fromkeys(range(count))
    head: list[int] = []
    tail: list[int] = []
    while left:
        free = next((box for box in left if not targets[box]), None)
        last = next((box for box in left if not sources[box]), None) if free is None else None
        if free is not None:
            chosen = free
        elif last is not None:
            chosen = last
        else:
            chosen = max(left, key=lambda box: (len(sources[box]) - len(targets[box]), -box))
        (tail if last is not None else head).append(chosen)
        del left[chosen]
        for each in targets[chosen]:
            sources[each].discard(chosen)
        for each in sources[chosen]:
            targets[each].discard(chosen)
    return head + tail[::-1]


def _depths(parents: Sequence[set[int]], children: Sequence[set[int]]) -> list[int]:
    """By how many steps a box is away from one without parents, on the longest way."""
    depths = [0] * len(parents)
    waiting = [len(each) for each in parents]
    ready = [box for box, number in enumerate(waiting) if number == 0]
    for box in ready:
        for child in sorted(children[box]):
            depths[child] = max(depths[child], depths[box] + 1)
            waiting[child] -= 1
            if waiting[child] == 0:
                ready.append(child)
    return depths
