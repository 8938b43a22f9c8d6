"""A rule: what every parser error, link check, lint and guard is an instance of."""

import re

from msgspec import Struct

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.span import Span

_SENTENCE = re.compile(r"(?<=\.)\s")


class Rule(Struct, frozen=True):
    """`slug` is its one name; `explanation` is Markdown with the headings What it does, Why, Example, Instead."""

    slug: str
    severity: Severity
    explanation: str

    @property
    def summary(self) -> str:
        """The first sentence of the explanation."""
        paragraphs = (part for part in self.explanation.strip().split("\n\n") if not part.startswith("#"))
        return _SENTENCE.split(" ".join(next(paragraphs, "").split()), maxsplit=1)[0]

    def at(
        self,
        span: Span | None,
        message: str,
        *,
        label: str | None = None,
        labels: tuple[Label, ...] = (),
        help: str | None = None,  # noqa: A002  the field's own name
        fixes: tuple[Fix, ...] = (),
    ) -> Diagnostic:
        """This rule's diagnostic; `label` is what is wrong at `span` itself."""
        own = (Label(span, label),) if span is not None and label is not None else ()
        return Diagnostic(
            rule=self.slug,
            severity=self.severity,
            message=message,
            span=span,
            labels=own + labels,
            help=help,
            fixes=fixes,
        )
