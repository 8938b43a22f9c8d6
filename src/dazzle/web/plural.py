"""English plurals, for the addresses of lists."""

import re

IRREGULAR = {
    "child": "children",
    "criterion": "criteria",
    "datum": "data",
    "foot": "feet",
    "goose": "geese",
    "half": "halves",
    "index": "indices",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "louse": "lice",
    "man": "men",
    "matrix": "matrices",
    "medium": "media",
    "mouse": "mice",
    "ox": "oxen",
    "person": "people",
    "phenomenon": "phenomena",
    "quiz": "quizzes",
    "self": "selves",
    "shelf": "shelves",
    "thief": "thieves",
    "tooth": "teeth",
    "vertex": "vertices",
    "wife": "wives",
    "wolf": "wolves",
    "woman": "women",
}
UNCHANGED = frozenset(
    {
        "aircraft",
        "chassis",
        "data",
        "deer",
        "equipment",
        "feedback",
        "fish",
        "information",
        "metadata",
        "money",
        "news",
        "people",
        "series",
        "sheep",
        "software",
        "species",
        "staff",
    }
)
OES = frozenset({"cargo", "echo", "hero", "potato", "tomato", "torpedo", "veto"})
RULES = (
    (re.compile(r"(?<=[^aeiou])y$"), "ies"),
    (re.compile(r"(?<=[a-z])sis$"), "ses"),  # analysis, basis, diagnosis
    (re.compile(r"((?:s|x|z|ch|sh))$"), r"\1es"),
    (re.compile(r"$"), "s"),
)
LAST_WORD = re.compile(r"[A-Z]?[a-z]+$|[A-Z0-9_]+$")


def plural(word: str) -> str:
    """The plural of one English word in small letters."""
    if word in UNCHANGED:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in OES:
        return f"{word}es"
    return next(rule.sub(ending, word, count=1) for rule, ending in RULES if rule.search(word))


def address(name: str) -> str:
    """The plural over the last CamelCase word of an entity's name, in small letters: FirmwareRelease, firmwarereleases.

    Two names can have one address ("Person", "People"); making the routes refuses that.
    """
    last = LAST_WORD.search(name)
    start = last.start() if last else 0
    return (name[:start] + plural(name[start:].lower().strip("_"))).lower().replace("_", "")
