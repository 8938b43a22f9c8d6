"""A mistake in one line, known by malformed examples of it."""

from msgspec import Struct

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span


class Mistake(Struct, frozen=True, kw_only=True):
    """What it means that `start` fails where it fails on the `examples`.

    Each example ends with the token that does not fit, or with nothing where the line ends too early. `exact` mistakes
    are known by that very word, the others by its kind. `{found}` is the token, `{before}` the one before it.
    """

    rule: Rule
    start: str
    examples: tuple[str, ...]
    message: str
    label: str
    help: str
    exact: bool = False

    def at(self, span: Span, found: str, before: str) -> Diagnostic:
        words = {"found": found, "before": before}
        return self.rule.at(
            span,
            self.message.format_map(words),
            label=self.label.format_map(words),
            help=self.help.format_map(words),
        )
