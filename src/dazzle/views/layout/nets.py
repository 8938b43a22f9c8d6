"""Which links share a line, and what a line needs in the columns it passes through."""

from dazzle.views.layout.graph import Item, Net, Piece, Sheet

LANE = 4  # the height of a lane


def lay_nets(sheet: Sheet) -> None:
    """Fills in the items, the columns, the nets and the pieces of a sheet whose boxes know their columns."""
    sheet.items = [Item(box.height) for box in sheet.boxes]
    sheet.columns = [[] for _ in range(max(sheet.column_of) + 1)]
    for box, column in enumerate(sheet.column_of):
        sheet.columns[column].append(box)
    sheet.pieces = [[] for _ in sheet.columns]
    by_key: dict[tuple[int, bool, int], Net] = {}
    for number, link in enumerate(sheet.links):
        rightwards = sheet.column_of[link.source] >= sheet.column_of[link.target]
        key = (link.target, rightwards, link.group)
        by_key.setdefault(key, Net(link.target, rightwards, [])).links.append(number)
    sheet.nets = list(by_key.values())
    _give_ports(sheet)
    for net in sheet.nets:
        _give_lanes(sheet, net)
        _cut(sheet, net)


def reach(sheet: Sheet, net: Net) -> range:
    """The columns from the target to the farthest source, the target's left out."""
    at = sheet.column_of[net.target]
    sources = [sheet.column_of[sheet.links[link].source] for link in net.links]
    return range(at + 1, max(sources) + 1) if net.rightwards else range(at - 1, min(sources) - 1, -1)


def _give_ports(sheet: Sheet) -> None:
    """Where the nets of one side of a box arrive: one below the other in its head."""
    sides: dict[tuple[int, bool], list[Net]] = {}
    for net in sheet.nets:
        sides.setdefault((net.target, net.rightwards), []).append(net)
    for (target, _), nets in sides.items():
        for number, net in enumerate(nets, start=1):
            net.port = sheet.boxes[target].head * number // (len(nets) + 1)
            links = (sheet.links[link] for link in net.links)
            own = {link.port for link in links if link.source == target}
            while net.port in own:  # a link to its own box needs two ends
                net.port += 1


def _give_lanes(sheet: Sheet, net: Net) -> None:
    for column in reach(sheet, net)[:-1]:
        net.lanes[column] = len(sheet.items)
        # In the middle, which is as good as any place to begin with, and the boxes are on both sides of it.
        sheet.columns[column].insert(len(sheet.columns[column]) // 2, len(sheet.items))
        sheet.items.append(Item(LANE, is_lane=True))


def _cut(sheet: Sheet, net: Net) -> None:
    """The pieces of a net: towards the target one end, away from it the next lane and the sources of that column."""
    near, near_port = net.target, net.port
    for column in reach(sheet, net):
        links = [sheet.links[link] for link in net.links]
        far = [(link.source, link.port) for link in links if sheet.column_of[link.source] == column]
        if column in net.lanes:
            far.append((net.lanes[column], LANE // 2))
        for item, port in far:
            ends = (near, near_port, item, port) if net.rightwards else (item, port, near, near_port)
            sheet.pieces[column - 1 if net.rightwards else column].append(Piece(*ends))
        near, near_port = net.lanes.get(column, 0), LANE // 2
