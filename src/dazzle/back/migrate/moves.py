"""Several names that change at once: in which order, and by way of which other, so that none is taken when it comes."""

from collections.abc import Collection, Iterator, Mapping

from dazzle.back import naming

ASIDE = "_aside"  # behind a name that makes room for another


def moving(moves: Mapping[str, str], there: Collection[str]) -> dict[str, str]:
    """Those of the moves (from old to new) that can be made: the old name is there, the new one is not, or goes too."""
    found = {old: new for old, new in moves.items() if old in there}
    while taken := [old for old, new in found.items() if new in there and new not in found]:
        for old in taken:
            del found[old]
    return found


def in_turn(moves: Mapping[str, str], there: Collection[str]) -> Iterator[tuple[str, str]]:
    """The renames that make the moves, one after the other; what runs in a circle makes room with a third name."""
    left = dict(moves)
    while left:
        old = next((old for old, new in left.items() if new not in left), None)
        if old is None:
            old = next(iter(left))
            aside = free(f"{old}{ASIDE}", {*there, *left, *left.values()})
            yield old, aside
            left[aside] = left.pop(old)
        else:
            yield old, left.pop(old)


def free(name: str, taken: Collection[str]) -> str:
    """The name, or where it is taken, one like it."""
    found = naming.fitted(name)
    while found in taken:
        found = naming.fitted(f"{found}_")
    return found
