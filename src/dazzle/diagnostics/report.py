"""Diagnostics as plain data for programs; docs/reference/diagnostics.schema.json describes it."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.span import SourceFile, Span

FromOne = Annotated[int, Meta(ge=1)]
FromZero = Annotated[int, Meta(ge=0)]
Line = Annotated[FromOne | None, Meta(description="Counted from 1.")]
Column = Annotated[FromOne | None, Meta(description="Characters, counted from 1; the end is exclusive.")]
Utf16Column = Annotated[
    FromOne | None,
    Meta(description="UTF-16 code units, counted from 1; the end is exclusive. Editors count the same from 0."),
]
Offset = Annotated[
    FromZero | None,
    Meta(description="Characters from the start of the text, without a byte order mark; the end is exclusive."),
]


class Place(Struct, kw_only=True):
    """Where something stands; all is null when it is about no place, and all but `file` when the text is not known."""

    file: Annotated[str | None, Meta(description="Relative to the project's folder, with `/`.")]
    line: Line
    column: Column
    end_line: Line
    end_column: Column
    utf16_column: Utf16Column
    utf16_end_column: Utf16Column
    start: Offset
    end: Offset


class LabelData(Place, kw_only=True):
    """A few words at a place: what is wrong here, or what it collides with there."""

    text: str


class EditData(Place, kw_only=True):
    """Text in the place of what stands there; an empty place is one between two characters."""

    text: str


class FixData(Struct, kw_only=True):
    """One way to put a mistake right; its edits belong together and do not overlap."""

    title: Annotated[str, Meta(description="What it does, as an order.")]
    certain: Annotated[bool, Meta(description="Nobody would doubt it: `dazzle validate --fix` makes it.")]
    edits: list[EditData]


class DiagnosticData(Place, kw_only=True):
    """One thing that the author should know."""

    rule: Annotated[str, Meta(description="Its name, which `dazzle explain` takes.")]
    severity: Severity
    message: str
    labels: list[LabelData]
    help: Annotated[str | None, Meta(description="Begins with what to do.")]
    fixes: Annotated[list[FixData], Meta(description="The most likely first.")]


class RepairData(Place, kw_only=True):
    """A fix that was made, at the place where its diagnostic was when it was made."""

    rule: str
    message: str
    title: str


class Report(Struct, kw_only=True):
    """What `dazzle validate` says."""

    ok: Annotated[bool, Meta(description="There is no error.")]
    summary: Annotated[str, Meta(description="How many there are of each severity, in words.")]
    diagnostics: Annotated[list[DiagnosticData], Meta(description="By file and place.")]
    fixable: Annotated[FromZero, Meta(description="How many of them have a certain fix.")]
    fixed: Annotated[list[RepairData], Meta(description="What --fix did, or would do, in that order.")]
    diffs: Annotated[
        dict[str, str], Meta(description="With --diff, by file: what --fix would change, as a unified diff.")
    ]


def data(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> list[DiagnosticData]:
    return [
        DiagnosticData(
            **_place(found.span, sources),
            rule=found.rule,
            severity=found.severity,
            message=found.message,
            labels=[LabelData(**_place(label.span, sources), text=label.text) for label in found.labels],
            help=found.help,
            fixes=[fix_data(fix, sources) for fix in found.fixes],
        )
        for found in diagnostics
    ]


def fix_data(fix: Fix, sources: Mapping[str, SourceFile]) -> FixData:
    edits = [EditData(**_place(edit.span, sources), text=edit.text) for edit in fix.edits]
    return FixData(title=fix.title, certain=fix.certain, edits=edits)


def to_json(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> list[dict[str, Any]]:
    """One plain dict for each diagnostic."""
    plain: list[dict[str, Any]] = msgspec.to_builtins(data(diagnostics, sources))
    return plain


def repair_data(found: Diagnostic, fix: Fix, sources: Mapping[str, SourceFile]) -> RepairData:
    return RepairData(**_place(found.span, sources), rule=found.rule, message=found.message, title=fix.title)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a Report."""
    root = msgspec.json.schema(Report)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dazzle validate --format json",
        "description": "What is wrong with a project. A later version of Dazzle may add keys.",
        **root,
    }


def _place(span: Span | None, sources: Mapping[str, SourceFile]) -> dict[str, Any]:
    """The attributes of a Place."""
    source = sources.get(span.file) if span is not None else None
    if span is None or source is None:
        return {**dict.fromkeys(Place.__struct_fields__), "file": span.file if span is not None else None}
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "file": span.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "utf16_column": source.utf16_column(span.start),
        "utf16_end_column": source.utf16_column(span.end),
        "start": span.start,
        "end": span.end,
    }
