"""What is defined, and where it is named."""

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span

FIELD = "field"
VALUE = "value"


class Definition(Record, frozen=True):
    """`kind` is the word that declares it ("entity"), "field" or "value"; `inside` is what it is a part of.

    `span` is the name's own place, `whole` that of all that defines it.
    """

    kind: str
    name: str
    inside: str | None
    span: Span
    whole: Span
    title: str | None = None


class Reference(Record, frozen=True):
    """A place where a definition is named."""

    span: Span
    definition: Definition
