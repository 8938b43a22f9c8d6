"""What stands on a terminal: a title, and rows in columns that are as wide as there is room for."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dazzle.diagnostics.cells import padded, visible, width, wrapped
from dazzle.views.view import Screen

BOLD = "\x1b[1m"
FAINT = "\x1b[2m"
CYAN = "\x1b[36m"
RESET = "\x1b[0m"
INDENT, GAP = "  ", "  "
NARROWEST = 40  # on a narrower screen the terminal breaks the lines


class Sheet:
    """The lines that fit a screen."""

    def __init__(self, screen: Screen) -> None:
        self.columns = max(NARROWEST, screen.columns)
        self.colour = screen.colour

    def title(self, name: str, about: str) -> Iterator[str]:
        """The two as far apart as the screen is wide."""
        if width(name) + len(GAP) + width(about) <= self.columns:
            space = " " * (self.columns - width(name) - width(about))
            yield f"{self.paint(BOLD, name)}{space}{self.paint(FAINT, about)}"
        else:
            yield from (self.paint(BOLD, line) for line in wrapped(name, self.columns))
            yield from (self.paint(FAINT, line) for line in wrapped(about, self.columns))

    def table(self, rows: Sequence[tuple[str, ...]], colours: tuple[str, ...]) -> Iterator[str]:
        """The rows in columns; what does not fit its column goes on below.

        Of rows of two that begin with the same word, only the first shows it.
        """
        widths = self.widths(rows)
        for number, row in enumerate(rows):
            same = number > 0 and len(row) == 2 and row[0] == rows[number - 1][0]
            shown = ("", *row[1:]) if same else row
            cells = [wrapped(cell, columns) for cell, columns in zip(shown, widths, strict=True)]
            for line in zip_longest(*cells, fillvalue=""):
                parts = (self.paint(c, padded(p, w)) for c, p, w in zip(colours, line, widths, strict=True))
                yield (INDENT + GAP.join(parts)).rstrip()

    def widths(self, rows: Sequence[tuple[str, ...]]) -> list[int]:
        """As wide as what stands there where there is room for it; the last column takes the rest."""
        wanted = [max(width(visible(cell)) for cell in cells) for cells in zip(*rows, strict=True)]
        room = self.columns - len(INDENT)
        found: list[int] = []
        for number, widest in enumerate(wanted[:-1]):
            others = sum(wanted[number + 1 :]) + len(GAP) * (len(wanted) - number - 1)
            found.append(min(widest, max(room * 2 // 5, room - others)))
            room -= found[-1] + len(GAP)
        return [*found, room]

    def paint(self, colour: str, text: str) -> str:
        return f"{colour}{text}{RESET}" if self.colour and colour and text.strip() else text
