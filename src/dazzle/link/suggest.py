"""Which known name was most likely meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The help that names the most similar of the known names, None when none is similar."""
    name = _closest(word, known)
    return None if name is None else f"did you mean `{name}`?"


def did_you_mean_declared(word: str, places: Mapping[str, str]) -> str | None:
    """The same for names that are declared somewhere; `places` tells where ("dsl/billing.dsl:3")."""
    name = _closest(word, places)
    return None if name is None else f"did you mean `{name}`, declared at {places[name]}?"


def _closest(word: str, known: Iterable[str]) -> str | None:
    by_folded = {name.lower(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.lower(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
