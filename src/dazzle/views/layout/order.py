"""What stands above what in a column: so that few lines cross (barycentres, Sugiyama, Tagawa and Toda 1981)."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from dazzle.views.layout.graph import Piece, Sheet

SWEEPS = 24
EFFORT = 60_000  # pieces that are looked at in all sweeps: a second
PATIENCE = 6  # sweeps without fewer crossings


def order(sheet: Sheet) -> None:
    """Sorts the columns of a sheet."""
    best = [list(column) for column in sheet.columns]
    fewest = crossings(sheet)
    waited = 0
    size = sum(map(len, sheet.pieces))
    for sweep in range(max(2, min(SWEEPS, EFFORT // (size + 1)))):
        _sweep(sheet, rightwards=sweep % 2 == 0)
        _exchange(sheet)
        count = crossings(sheet)
        waited = 0 if count < fewest else waited + 1
        if count < fewest:
            best, fewest = [list(column) for column in sheet.columns], count
        if fewest == 0 or waited == PATIENCE:
            break
    sheet.columns = best


def crossings(sheet: Sheet) -> int:
    """How many pairs of pieces cross."""
    places = _places(sheet)
    return sum(_inversions(sheet, places, pieces) for pieces in sheet.pieces)


def _places(sheet: Sheet) -> list[int]:
    """The place of each item in its column."""
    places = [0] * len(sheet.items)
    for column in sheet.columns:
        for place, item in enumerate(column):
            places[item] = place
    return places


def _height(sheet: Sheet, places: Sequence[int], item: int, port: int) -> float:
    """Where a port is, in places."""
    return places[item] + port / (sheet.items[item].height + 1)


def _inversions(sheet: Sheet, places: Sequence[int], pieces: Sequence[Piece]) -> int:
    ends = sorted(
        (
            _height(sheet, places, piece.left, piece.left_port),
            _height(sheet, places, piece.right, piece.right_port),
        )
        for piece in pieces
    )
    seen: list[float] = []
    count = 0
    for _, right in ends:
        count += len(seen) - bisect_right(seen, right)
        insort(seen, right)
    return count


def _sweep(sheet: Sheet, *, rightwards: bool) -> None:
    """Sorts each column by where its neighbours in the column before stand."""
    numbers = range(1, len(sheet.columns)) if rightwards else range(len(sheet.columns) - 2, -1, -1)
    places = _places(sheet)
    for number in numbers:
        pulls: dict[int, list[float]] = {}
        for piece in sheet.pieces[number - 1 if rightwards else number]:
            if rightwards:
                item, pull = piece.right, _height(sheet, places, piece.left, piece.left_port)
            else:
                item, pull = piece.left, _height(sheet, places, piece.right, piece.right_port)
            pulls.setdefault(item, []).append(pull)
        column = sheet.columns[number]
        means = {item: sum(found) / len(found) for item, found in pulls.items()}
        column.sort(key=lambda item: (means.get(item, places[item]), places[item]))
        for place, item in enumerate(column):
            places[item] = place


def _exchange(sheet: Sheet) -> None:
    """Exchanges neighbours of a column where that has fewer crossings."""
    places = _places(sheet)
    for number, column in enumerate(sheet.columns):
        beside = _neighbours(sheet, number)
        for above in range(len(column) - 1):
            upper, lower = column[above], column[above + 1]
            kept = turned = 0
            for side in (0, 1):
                first = [_height(sheet, places, *end) for end in beside[side].get(upper, ())]
                second = [_height(sheet, places, *end) for end in beside[side].get(lower, ())]
                kept += sum(a > b for a in first for b in second)
                turned += sum(a < b for a in first for b in second)
            if turned < kept:
                column[above], column[above + 1] = lower, upper
                places[lower], places[upper] = above, above + 1


def _neighbours(sheet: Sheet, number: int) -> tuple[dict[int, list[tuple[int, int]]], dict[int, list[tuple[int, int]]]]:
    """The far ends of the pieces of each item of a column, to its left and to its right."""
    left: dict[int, list[tuple[int, int]]] = {}
    right: dict[int, list[tuple[int, int]]] = {}
    if number:
        for piece in sheet.pieces[number - 1]:
            left.setdefault(piece.right, []).append((piece.left, piece.left_port))
    for piece in sheet.pieces[number]:
        right.setdefault(piece.left, []).append((piece.right, piece.right_port))
    return left, right
