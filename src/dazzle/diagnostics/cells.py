"""Text as a terminal shows it: what it may get to see, and how many columns that takes."""

import unicodedata

TAB = "    "


def visible(text: str) -> str:
    """The text as a terminal may get it: tabs as spaces, and nothing that moves the cursor or turns the direction."""
    return text if _is_plain(text) else "".join(map(_cell, text))


def width(text: str) -> int:
    """Columns that the visible text takes on a terminal (Unicode Standard Annex 11)."""
    return len(text) if _is_plain(text) else sum(map(_columns, visible(text)))


def padded(text: str, columns: int) -> str:
    """The text with spaces behind it, up to that many columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """The visible text in lines of at most that many columns (two, for wide characters), broken at spaces if it can."""
    lines = [""]
    for word in visible(text).split(" "):
        first, *rest = _pieces(word, columns)
        if lines[-1] and width(lines[-1]) + 1 + width(first) <= columns:
            lines[-1] += f" {first}"
        elif lines[-1]:
            lines.append(first)
        else:
            lines[-1] = first
        lines.extend(rest)
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    """The word in pieces that fit, one for most words."""
    pieces, room = [""], columns
    for character in word:
        taken = _columns(character)
        if taken > room and pieces[-1]:
            pieces.append("")
            room = columns
        pieces[-1] += character
        room -= taken
    return pieces


def _is_plain(text: str) -> bool:
    """Whether each character takes one column and is shown as it stands: most lines are so, and some are long."""
    return text.isascii() and text.isprintable()


def _cell(character: str) -> str:
    if character == "\t":
        return TAB
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
