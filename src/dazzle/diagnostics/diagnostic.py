"""A diagnostic: named, placed, helpful data, until it is printed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.span import SourceFile, Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Label(Struct, frozen=True):
    """A few words at a place: what is wrong here, or what it collides with there."""

    span: Span
    text: str


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One thing the author should know.

    `message` stands alone: lower case, no full stop, names in backticks. A label whose span is `span` is what the
    carets say. `help` begins with what to do; `fixes` are ways to do it, the most likely first.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    labels: tuple[Label, ...] = ()
    help: str | None = None
    fixes: tuple[Fix, ...] = ()


class CompileError(Exception):
    """The sources have errors; `diagnostics` holds them and the warnings found beside them.

    `sources` are the texts by path, where they are known: what the diagnostics are shown with.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile] | None = None) -> None:
        self.diagnostics = tuple(diagnostics)
        self.sources = dict(sources or {})
        super().__init__("; ".join(d.message for d in self.diagnostics if d.severity is Severity.ERROR))
