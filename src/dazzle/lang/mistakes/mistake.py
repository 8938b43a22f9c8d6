"""A mistake in one line, known by malformed examples of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile, Span


class Word(Protocol):
    """A token of the outline, which knows of mistakes and not the other way round."""

    @property
    def kind(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Place(NamedTuple):
    """Where a line stopped making sense: at `tokens[at]`, or at its end."""

    source: SourceFile
    tokens: Sequence[Word]
    at: int

    @property
    def found(self) -> str:
        """The token that did not fit, "" where the line ends too early."""
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    @property
    def before(self) -> str:
        return self.tokens[self.at - 1].text if self.at else ""

    def span(self, first: int, last: int) -> Span:
        """From one token to another."""
        return Span(self.source.path, self.tokens[first].start, self.tokens[last].end)

    def gap(self, index: int) -> Span:
        """The blank before a token."""
        return Span(self.source.path, self.tokens[index - 1].end, self.tokens[index].start)


def no_fix(place: Place) -> tuple[Fix, ...]:
    del place
    return ()


class Mistake(Struct, frozen=True, kw_only=True):
    """What it means that `start` fails where it fails on the `examples`.

    Each example ends with the token that does not fit, or with nothing where the line ends too early. `exact` mistakes
    are known by that very word, the others by its kind. `{found}` is the token, `{before}` the one before it. A fix
    that calls itself certain is tried: the line must make sense with it.
    """

    rule: Rule
    start: str
    examples: tuple[str, ...]
    message: str
    label: str
    help: str
    exact: bool = False
    fixes: Callable[[Place], tuple[Fix, ...]] = no_fix

    def at(self, span: Span, place: Place) -> Diagnostic:
        words = {"found": place.found, "before": place.before}
        return self.rule.at(
            span,
            self.message.format_map(words),
            label=self.label.format_map(words),
            help=self.help.format_map(words),
            fixes=self.fixes(place),
        )
