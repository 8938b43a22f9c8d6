"""How lines of one form become nodes: the reductions that the grammar leads to, without the search for them.

A form is the terminals that a line's tokens may be. Lines of one form are derived alike, whatever their names say, and
a project has many lines of few forms: the automaton runs once for each form, and its reductions are kept.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec import Struct

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import Span
from dazzle.lang.outline import Token
from dazzle.lang.tables import Rule

Value = Any  # what a rule of the grammar stands for; which type it is, the grammar sees to
Build = Callable[..., Value]  # (span, *children) -> what the rule stands for
State = int

_ABSENT = 0  # the cell that holds the None of everything that may be left out


class Refused(Exception):
    """A reduction will not build its node; the diagnostic says why. Caught below."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class Step(NamedTuple):
    """One node: what builds it of which cells, from which token to which, and how many tokens were read by then."""

    build: Build
    children: Callable[[Sequence[Value]], Sequence[Value]]
    first: int
    last: int
    read: int


class Failure(Struct, frozen=True, kw_only=True):
    """Where a line stopped making sense: `tokens[index]`, or its end, was not expected in the last of `states`.

    When a reduction would not build its node, `refused` says why, and there are no states.
    """

    start: str
    index: int
    terminal: str = ""
    states: tuple[State, ...] = ()
    refused: Diagnostic | None = None


class Derivation(NamedTuple):
    """The steps in order, and the cell of the line's node, or where the line stopped making sense after them.

    Cells are None, then the line's tokens, then what the steps before have built.
    """

    start: str
    steps: tuple[Step, ...]
    result: int | Failure

    def node(self, tokens: Sequence[Token], file: str) -> Value | Failure:
        """What becomes of the tokens of a line that has the form derived."""
        cells: list[Value] = [None, *tokens]
        read = 0
        try:
            for build, children, first, last, read in self.steps:  # noqa: B007  told where building fails
                end = tokens[last]
                cells.append(build(Span(file, tokens[first].start, end.start + len(end.text)), *children(cells)))
        except Refused as refused:
            return Failure(start=self.start, index=read, refused=refused.diagnostic)
        return cells[self.result] if isinstance(self.result, int) else self.result


class _Part(NamedTuple):
    """A symbol of a rule that is on its way: its cells (only a list has other than one), and its tokens."""

    cells: list[int]
    first: int
    last: int


class Deriving:
    """The stack of what is recognized, beside the automaton's stack of states."""

    def __init__(self, size: int, reductions: Mapping[str, Build]) -> None:
        self.size = size
        self.reductions = reductions
        self.parts: list[_Part] = []
        self.steps: list[Step] = []

    def shift(self, index: int) -> None:
        """The token is a part by itself."""
        self.parts.append(_Part([index + 1], index, index))

    def reduce(self, rule: Rule, index: int) -> None:
        """The last parts are one; the line was read up to the token at `index`."""
        parts = self.parts[-rule.size :]
        cells = _cells(rule, parts)
        first, last = parts[0].first, parts[-1].last
        if rule.build is not None:
            self.steps.append(Step(self.reductions[rule.build], _picking(cells), first, last, index))
            cells = [self.size + len(self.steps)]
        self.parts[-rule.size :] = [_Part(cells, first, last)]

    def derivation(self, start: str, failure: Failure | None = None) -> Derivation:
        """What was recognized, whole or up to a failure."""
        return Derivation(start, tuple(self.steps), self.parts[-1].cells[0] if failure is None else failure)


def _cells(rule: Rule, parts: Sequence[_Part]) -> list[int]:
    """The cells that a rule hands to its build function or on to its parent."""
    cells: list[int] = []
    for child in rule.children:
        cells.extend([_ABSENT] * child.absent_before)
        # A repetition recurses to the left: what it has so far is taken over, so that long lists stay linear.
        if child.splice and not cells:
            cells = parts[child.at].cells
        else:
            cells.extend(parts[child.at].cells)
    cells.extend([_ABSENT] * rule.absent_after)
    return cells


def _picking(cells: Sequence[int]) -> Callable[[Sequence[Value]], Sequence[Value]]:
    """A function that takes the values out of all cells."""
    if len(cells) > 1:
        return itemgetter(*cells)
    return itemgetter(slice(cells[0], cells[0] + 1) if cells else slice(0))
