"""Conditions joined as SQL, simplified where they say nothing.

`True` and `False` are conditions that hold for every row and for none.
"""

from collections.abc import Iterable

Predicate = str | bool


def all_of(parts: Iterable[Predicate]) -> Predicate:
    said = tuple(dict.fromkeys(parts))
    if False in said:
        return False
    texts = [part for part in said if isinstance(part, str)]
    return _joined("AND", texts) if texts else True


def any_of(parts: Iterable[Predicate]) -> Predicate:
    said = tuple(dict.fromkeys(parts))
    if True in said:
        return True
    texts = [part for part in said if isinstance(part, str)]
    return _joined("OR", texts) if texts else False


def negated(part: Predicate) -> Predicate:
    """What holds where the other does not, or where that cannot be told."""
    return not part if isinstance(part, bool) else f"({part}) IS NOT TRUE"


def written(part: Predicate) -> str:
    return part if isinstance(part, str) else str(part).lower()


def _joined(operator: str, texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f" {operator} ".join(f"({text})" for text in texts)
