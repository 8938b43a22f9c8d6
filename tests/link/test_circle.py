"""Circles of references against a plain search for them."""

from hypothesis import given
from hypothesis import strategies as st

import build
from dazzle.fieldtypes.uuid import Uuid
from dazzle.link.circle import circles

ENTITIES = st.sampled_from("ABCDEF")
EDGES = st.lists(st.tuples(ENTITIES, ENTITIES), max_size=14, unique=True)
FIELD = build.field("other", Uuid())


def reachable(edges: list[tuple[str, str]], start: str) -> set[str]:
    found: set[str] = set()
    while more := {to for origin, to in edges if origin in {start, *found}} - found:
        found |= more
    return found


@given(EDGES)
def test_every_entity_on_a_circle_is_in_one_that_is_found(edges: list[tuple[str, str]]) -> None:
    references = {origin: [(to, FIELD) for start, to in edges if start == origin] for origin in "ABCDEF"}
    found = list(circles(references))
    for circle in found:
        names = [entity for entity, _ in circle]
        assert all(pair in edges for pair in zip(names, [*names[1:], names[0]], strict=True))
    on_circles = {entity for entity in "ABCDEF" if entity in reachable(edges, entity)}
    assert {entity for circle in found for entity, _ in circle} == on_circles
    assert len({frozenset(entity for entity, _ in circle) for circle in found}) == len(found)
