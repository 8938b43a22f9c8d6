"""The lines of the links: level in the columns, upright on tracks in the channels between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dazzle.views.layout.graph import Arrangement, Net, Point, Sheet
from dazzle.views.layout.nets import LANE, reach

MARGIN = 28  # from a box to the first track: room for what is drawn at the end of a line
TRACK = 9
TOUCHING = 100  # how many crossings are better than two lines on top of each other
ROUNDS = 8
MANY = 120  # wires in a channel: nobody will follow them, and ordering them takes long


@dataclass(slots=True)
class Wire:
    """A net in one channel: the heights at which it leaves to the left and to the right, in order; its track."""

    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    top: int = 0
    bottom: int = 0
    track: int = 0

    def settle(self) -> None:
        """Once all its ends are known."""
        self.left = sorted(set(self.left))
        self.right = sorted(set(self.right))
        self.top = min(self.left[:1] + self.right[:1])
        self.bottom = max(self.left[-1:] + self.right[-1:])


def route(sheet: Sheet) -> Arrangement:
    """Where everything is, once the items have their heights."""
    channels = _channels(sheet)
    tracks = [_give_tracks(list(channel.values())) for channel in channels]
    widths = [
        max((sheet.boxes[item].width for item in column if item < len(sheet.boxes)), default=0)
        for column in sheet.columns
    ]
    lefts, x = [], 0
    for number, width in enumerate(widths):
        lefts.append(x)
        last = number == len(widths) - 1
        x += width + (0 if last and not tracks[number] else _width(tracks[number], last=last))
    routes = _Routes(sheet, channels, lefts, [left + width for left, width in zip(lefts, widths, strict=True)])
    corners = tuple((lefts[column], sheet.tops[box]) for box, column in enumerate(sheet.column_of))
    lines: list[tuple[Point, ...]] = [()] * len(sheet.links)
    for number, net in enumerate(sheet.nets):
        for link in net.links:
            lines[link] = routes.line(number, net, link)
    bottom = max(top + item.height for top, item in zip(sheet.tops, sheet.items, strict=True))
    return Arrangement(corners, tuple(widths[each] for each in sheet.column_of), tuple(lines), x, bottom)


def _width(tracks: int, *, last: bool) -> int:
    return MARGIN + max(0, tracks - 1) * TRACK + (0 if last else MARGIN)


def _channels(sheet: Sheet) -> list[dict[int, Wire]]:
    """The wires of each channel, to the right of each column, by net."""
    channels: list[dict[int, Wire]] = [{} for _ in sheet.columns]
    for number, net in enumerate(sheet.nets):
        near = sheet.tops[net.target] + net.port
        at = sheet.column_of[net.target]
        for link in (sheet.links[each] for each in net.links):
            if sheet.column_of[link.source] == at:
                wire = channels[at].setdefault(number, Wire([near]))
                wire.left.append(sheet.tops[link.source] + link.port)
        for column in reach(sheet, net):
            far = [
                sheet.tops[link.source] + link.port
                for link in (sheet.links[each] for each in net.links)
                if sheet.column_of[link.source] == column
            ]
            lane = net.lanes.get(column)
            beyond = sheet.tops[lane] + LANE // 2 if lane is not None else 0
            if lane is not None:
                far.append(beyond)
            wire = channels[column - 1 if net.rightwards else column].setdefault(number, Wire())
            (wire.left if net.rightwards else wire.right).append(near)
            (wire.right if net.rightwards else wire.left).extend(far)
            near = beyond
    for channel in channels:
        for wire in channel.values():
            wire.settle()
    return channels


def _give_tracks(wires: Sequence[Wire]) -> int:
    """Numbers the tracks from the left so that few lines cross; returns how many there are."""
    upright = sorted((wire for wire in wires if wire.top < wire.bottom), key=lambda wire: (wire.top, wire.bottom))
    if len(upright) <= MANY:
        upright = _untangled(upright)
    for place, wire in enumerate(upright):
        above, below = wire.top - TRACK, wire.bottom + TRACK
        beside = (each.track for each in upright[:place] if each.top <= below and above <= each.bottom)
        wire.track = max(beside, default=-1) + 1
    return max((wire.track + 1 for wire in upright), default=0)


def _untangled(wires: Sequence[Wire]) -> list[Wire]:
    """The wires in an order in which few cross."""
    costs = [[_cost(one, other) for other in wires] for one in wires]
    order = list(range(len(wires)))
    for _ in range(ROUNDS):
        moved = [_sift(order, wire, costs) for wire in range(len(wires))]
        if not any(moved):
            break
    return [wires[each] for each in order]


def _sift(order: list[int], wire: int, costs: Sequence[Sequence[int]]) -> bool:
    """Moves a wire to where it crosses the fewest others; whether it moved."""
    own = costs[wire]
    place = order.index(wire)
    others = order[:place] + order[place + 1 :]
    cost = sum(own[other] for other in others)
    found = [cost]
    for other in others:
        cost += costs[other][wire] - own[other]
        found.append(cost)
    best = min(found)
    if found[place] == best:
        return False
    order.pop(place)
    order.insert(found.index(best), wire)
    return True


def _cost(left: Wire, right: Wire) -> int:
    """How much is crossed when one wire's track is to the left of another's."""
    if left.top > right.bottom or right.top > left.bottom:
        return 0
    crossed = _between(left.right, right.top, right.bottom) + _between(right.left, left.top, left.bottom)
    return crossed + TOUCHING * len(set(left.right) & set(right.left))


def _between(heights: Sequence[int], top: int, bottom: int) -> int:
    return bisect_right(heights, bottom) - bisect_left(heights, top)


@dataclass(frozen=True, slots=True)
class _Routes:
    """`lefts` and `rights` are those of the columns."""

    sheet: Sheet
    channels: Sequence[dict[int, Wire]]
    lefts: Sequence[int]
    rights: Sequence[int]

    def line(self, number: int, net: Net, link: int) -> tuple[Point, ...]:
        """The line of a link, from its source to its target."""
        sheet = self.sheet
        source, at = sheet.column_of[sheet.links[link].source], sheet.column_of[net.target]
        y = sheet.tops[sheet.links[link].source] + sheet.links[link].port
        start = self.lefts[source] if source > at else self.rights[source]
        end = self.rights[at] if net.rightwards else self.lefts[at]
        channels = range(source - 1, at - 1, -1) if source > at else range(source, at) if source < at else [at]
        points = [(start, y)]
        for channel in channels:
            track = self.rights[channel] + MARGIN + TRACK * self.channels[channel][number].track
            column = channel if source >= at else channel + 1
            lane = net.lanes.get(column) if column != at else None
            beyond = sheet.tops[net.target] + net.port if lane is None else sheet.tops[lane] + LANE // 2
            points += [(track, y), (track, beyond)]
            y = beyond
        return _simplified([*points, (end, y)])


def _simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points in the middle of a straight piece."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)
