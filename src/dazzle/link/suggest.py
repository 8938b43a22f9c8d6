"""Which known name was most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The help that names the most similar of the known names, None when none is similar."""
    by_folded = {name.lower(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.lower(), by_folded, n=1, cutoff=0.6)
    return f"did you mean `{by_folded[found[0]]}`?" if found else None
