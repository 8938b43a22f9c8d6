"""Scenarios, linked."""

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.expression import Expression


class DemoValue(Struct, frozen=True, kw_only=True):
    """`value` is a literal that the field's type reads, or a moment; of a reference, what tells the row it leads to."""

    field: str
    value: Expression


class DemoRow(Struct, frozen=True, kw_only=True):
    values: tuple[DemoValue, ...] = ()


class DemoRows(Struct, frozen=True, kw_only=True):
    entity: str
    rows: tuple[DemoRow, ...] = ()


class ScenarioEntry(Struct, frozen=True, kw_only=True):
    """Where such a person begins."""

    persona: str
    start_route: str | None = None
    seed_script: str | None = None


class Scenario(Record, frozen=True, kw_only=True):
    """A named state of the application, with rows to show."""

    name: str
    title: str
    description: str | None = None
    seed_script: str | None = None
    entries: tuple[ScenarioEntry, ...] = ()
    demo: tuple[DemoRows, ...] = ()
    span: Span | None = None
