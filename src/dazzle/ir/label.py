"""A name, folded to what a branch, a database and a role may be called."""

import hashlib
import re
import unicodedata

MAX_LENGTH = 40


def fold(name: str) -> str:
    """`name` in [a-z0-9_], beginning with a letter, at most 40 characters; equal names give equal labels.

    Accents go, other signs become one underscore. What would be empty or too long is told apart by a hash.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    label = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    if not label:
        return f"app_{digest}"
    if label[0].isdigit():
        label = f"app_{label}"
    return label if len(label) <= MAX_LENGTH else f"{label[: MAX_LENGTH - 9].rstrip('_')}_{digest}"
