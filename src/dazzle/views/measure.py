"""How wide a text is in a picture, when nobody knows with which font it will be drawn."""

import unicodedata

# Parts of the font size, taken from the widest of the fonts that the picture asks for (DejaVu Sans, Verdana).
NARROW, THIN, USUAL, WIDE, WIDEST, SQUARE = 0.36, 0.46, 0.64, 0.8, 1.0, 1.05
BY_CHARACTER = {
    **dict.fromkeys("ijlI!|.,:;'` ", NARROW),
    **dict.fromkeys('frt()[]{}/\\-"', THIN),
    **dict.fromkeys("mwMW@%", WIDEST),
}
BOLD = 1.12
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """Pixels that are enough for the text."""
    return int(sum(map(_part, text)) * size * (BOLD if bold else 1)) + 1


def shortened(text: str, size: int, most: int, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis behind it."""
    if text_width(text, size, bold=bold) <= most:
        return text
    kept = text
    while kept and text_width(kept + ELLIPSIS, size, bold=bold) > most:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def _part(character: str) -> float:
    if character in BY_CHARACTER:
        return BY_CHARACTER[character]
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return SQUARE
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    if not character.isascii():
        return WIDEST
    return WIDE if character.isupper() else USUAL
