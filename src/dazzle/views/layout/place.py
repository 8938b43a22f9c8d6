"""How high each item stands: as level with what it is linked to as the others in its column allow."""

from collections.abc import Sequence
from itertools import pairwise

from dazzle.views.layout.graph import Sheet

ROUNDS = 16
BETWEEN_BOXES = 28
BESIDE_LANE = 14
CLOSEST = 8  # to a lane, where that makes a line straight
LITTLE = 20  # how far an item is moved for that
WEAK = 0.1  # how much an item wants to stay where it is
STRAIGHT = 6.0  # how much more a lane wants to be level with the next lane than a box with anything


def place(sheet: Sheet) -> None:
    """Gives each item its top. The topmost is at 0."""
    tops = [0.0] * len(sheet.items)
    for column in sheet.columns:
        _settle(sheet, column, tops, [(0.0, 1.0)] * len(column))
    pulls = _pulls(sheet)
    for turn in range(ROUNDS):
        for column in sheet.columns if turn % 2 == 0 else reversed(sheet.columns):
            _settle(sheet, column, tops, [_wish(item, tops, pulls[item]) for item in column])
    sheet.tops = [round(top) for top in tops]
    for column in sheet.columns:  # rounding may not bring two closer than they may be
        for upper, lower in pairwise(column):
            sheet.tops[lower] = max(sheet.tops[lower], sheet.tops[upper] + _distance(sheet, upper, lower))
    for column in (*sheet.columns, *reversed(sheet.columns)):
        _straighten(sheet, column, pulls)
    highest = min(sheet.tops)
    sheet.tops = [top - highest for top in sheet.tops]


def _straighten(sheet: Sheet, column: Sequence[int], pulls: Sequence[Sequence[tuple[int, int, float]]]) -> None:
    """Moves items a little where a line becomes straight by that, and none that counts for more becomes crooked."""
    for place, item in enumerate(column):
        level: dict[int, float] = {}
        for other, below, weight in pulls[item]:
            top = sheet.tops[other] + below
            level[top] = level.get(top, 0.0) + weight
        now = sheet.tops[item]
        highest, lowest = now - LITTLE, now + LITTLE
        if place:
            above = column[place - 1]
            highest = max(highest, sheet.tops[above] + _distance(sheet, above, item, CLOSEST))
        if place < len(column) - 1:
            below_it = column[place + 1]
            lowest = min(lowest, sheet.tops[below_it] - _distance(sheet, item, below_it, CLOSEST))
        near = [top for top in level if highest <= top <= lowest]
        best = max(near, key=lambda top: (level[top], -abs(top - now)), default=now)
        if level.get(best, 0.0) > level.get(now, 0.0):
            sheet.tops[item] = best


def _distance(sheet: Sheet, upper: int, lower: int, beside_lane: int = BESIDE_LANE) -> int:
    """From the top of an item to the top of the one below it, at least."""
    lane = sheet.items[upper].is_lane or sheet.items[lower].is_lane
    return sheet.items[upper].height + (beside_lane if lane else BETWEEN_BOXES)


def _pulls(sheet: Sheet) -> list[list[tuple[int, int, float]]]:
    """For each item what it wants to be level with: another item, how far the own top is below that one's, how much."""
    pulls: list[list[tuple[int, int, float]]] = [[] for _ in sheet.items]
    for pieces in sheet.pieces:
        for piece in pieces:
            lanes = sheet.items[piece.left].is_lane + sheet.items[piece.right].is_lane
            weight = (1.0, 2.0, STRAIGHT)[lanes]
            below = piece.left_port - piece.right_port
            pulls[piece.right].append((piece.left, below, weight))
            pulls[piece.left].append((piece.right, -below, weight))
    return pulls


def _wish(item: int, tops: Sequence[float], pulls: Sequence[tuple[int, int, float]]) -> tuple[float, float]:
    """Where an item wants to be, and how much: the weighted median, so that at least one line is straight."""
    if not pulls:
        return tops[item], WEAK
    wanted = sorted((tops[other] + below, weight) for other, below, weight in pulls)
    total = sum(weight for _, weight in wanted)
    seen = 0.0
    for want, weight in wanted:
        seen += weight
        if 2 * seen >= total:
            return want, total
    return wanted[-1][0], total


def _settle(sheet: Sheet, column: Sequence[int], tops: list[float], wishes: Sequence[tuple[float, float]]) -> None:
    """The tops closest to the wishes (least squares) that keep the order and the distances.

    Pools adjacent violators: items that would overlap are moved together, to the mean of what they want.
    """
    offsets = [0]
    for upper, lower in pairwise(column):
        offsets.append(offsets[-1] + _distance(sheet, upper, lower))
    pools: list[tuple[float, float, int]] = []  # what it wants, how much, how many items
    for (wish, weight), offset in zip(wishes, offsets, strict=False):
        pool = (wish - offset, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            other = pools.pop()
            total = pool[1] + other[1]
            pool = ((pool[0] * pool[1] + other[0] * other[1]) / total, total, pool[2] + other[2])
        pools.append(pool)
    level = [want for want, _, count in pools for _ in range(count)]
    for item, want, offset in zip(column, level, offsets, strict=False):
        tops[item] = want + offset
