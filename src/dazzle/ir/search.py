"""Full-text search over an entity, linked."""

from msgspec import Struct

SEARCH_VECTOR = "search_vector"  # the column that PostgreSQL keeps of what is searched

# The text search configurations that PostgreSQL 15 to 18 bring (`\dF`, documentation 12.1.3).
DICTIONARIES = (
    "simple",
    "arabic",
    "armenian",
    "basque",
    "catalan",
    "danish",
    "dutch",
    "english",
    "finnish",
    "french",
    "german",
    "greek",
    "hindi",
    "hungarian",
    "indonesian",
    "irish",
    "italian",
    "lithuanian",
    "nepali",
    "norwegian",
    "portuguese",
    "romanian",
    "russian",
    "serbian",
    "spanish",
    "swedish",
    "tamil",
    "turkish",
    "yiddish",
)


class SearchField(Struct, frozen=True, kw_only=True):
    """`weight` is one of A, which counts most, to D, as in `setweight` (PostgreSQL documentation 12.4.1)."""

    field: str
    weight: str = "D"


class Search(Struct, frozen=True, kw_only=True):
    """What is searched of each row, all of it text of the row itself.

    `dictionary` is a text search configuration; `simple` takes every word as it is, in small letters.
    """

    fields: tuple[SearchField, ...]
    dictionary: str = "simple"
    highlight: bool = False
