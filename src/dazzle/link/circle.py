"""Circles of references: entities that lead back to themselves, modules that use each other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

# What refers: the field of an entity, the word behind `use`.
By = TypeVar("By")
# The references of each, by name: whom they lead to, and by what.
References = Mapping[str, Sequence[tuple[str, By]]]
Circle = tuple[tuple[str, By], ...]


def circles(references: References[By]) -> Iterator[Circle[By]]:
    """Through each name a shortest circle, each circle once: its names, with what refers to the next."""
    references = _without_loose_ends(references)
    seen: set[frozenset[str]] = set()
    for start in references:
        circle = _way_back(references, start)
        members = frozenset(entity for entity, _ in circle)
        if circle and members not in seen:
            seen.add(members)
            yield circle


def _without_loose_ends(references: References[By]) -> References[By]:
    """The references between those that could be in a circle: most are in none, and are gone in a few rounds."""
    waiting: dict[str, list[str]] = {}
    for entity, leading in references.items():
        for target, _ in leading:
            waiting.setdefault(target, []).append(entity)
    left = {entity: len(leading) for entity, leading in references.items()}
    ended = [entity for entity in dict.fromkeys((*references, *waiting)) if not left.get(entity)]
    gone = set(ended)
    for target in ended:  # it grows while it is walked
        for entity in waiting.get(target, ()):
            left[entity] -= 1
            if not left[entity] and entity not in gone:
                gone.add(entity)
                ended.append(entity)
    return {
        entity: [(target, by) for target, by in leading if target not in gone]
        for entity, leading in references.items()
        if entity not in gone
    }


def _way_back(references: References[By], start: str) -> Circle[By]:
    """A shortest way along references from a name to itself, () when there is none."""
    came: dict[str, tuple[str, By]] = {}  # from where, and by what
    reached = [start]
    for entity in reached:  # it grows while it is walked, so that shorter ways come first
        for target, by in references.get(entity, ()):
            if target in came:
                continue
            came[target] = (entity, by)
            if target == start:
                return _traced(came, start)
            reached.append(target)
    return ()


def _traced(came: Mapping[str, tuple[str, By]], start: str) -> Circle[By]:
    """The way that was come, from its beginning."""
    way = [came[start]]
    while way[-1][0] != start:
        way.append(came[way[-1][0]])
    return tuple(reversed(way))
