"""Diagnostics as SARIF 2.1.0, which code hosts and editors read (OASIS, Static Analysis Results Interchange Format)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Object = dict[str, Any]


def to_sarif(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile], rules: Sequence[Rule], version: str
) -> Object:
    """A log of one run; `rules` are all there are, `version` is the compiler's. Columns are UTF-16 code units."""
    numbers = {rule.slug: number for number, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "Dazzle", "version": version, "rules": [_rule(rule) for rule in rules]}},
                "columnKind": "utf16CodeUnits",
                "newlineSequences": ["\r\n", "\n"],
                "results": [_result(found, sources, numbers) for found in diagnostics],
            }
        ],
    }


def _message(text: str) -> Object:
    """Braces are placeholders unless they are doubled (section 3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _rule(rule: Rule) -> Object:
    explanation = rule.explanation.strip()
    return {
        "id": rule.slug,
        "shortDescription": _message(rule.summary),
        "help": {**_message(explanation), "markdown": _message(explanation)["text"]},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, sources: Mapping[str, SourceFile], numbers: Mapping[str, int]) -> Object:
    own = next((label.text for label in found.labels if label.span == found.span), "")
    others = [label for label in found.labels if label.span != found.span]
    text = f"{found.message}\n{found.help}" if found.help else found.message
    result: Object = {"ruleId": found.rule, "level": LEVELS[found.severity], "message": _message(text)}
    if found.rule in numbers:
        result["ruleIndex"] = numbers[found.rule]
    if found.span is not None:
        result["locations"] = [_location(found.span, sources, own)]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span, sources, label.text)} for number, label in enumerate(others, 1)
        ]
    if found.fixes and all(file in sources for fix in found.fixes for file in fix.files):
        result["fixes"] = [_fix(fix, sources) for fix in found.fixes]
    return result


def _location(span: Span, sources: Mapping[str, SourceFile], text: str) -> Object:
    place: Object = {"artifactLocation": _artifact(span.file)}
    if span.file in sources:
        place["region"] = _region(span, sources[span.file])
    return {"physicalLocation": place, "message": _message(text)} if text else {"physicalLocation": place}


def _artifact(file: str) -> Object:
    return {"uri": quote(file)}


def _region(span: Span, source: SourceFile) -> Object:
    return {
        "startLine": source.position(span.start).line,
        "startColumn": source.utf16_column(span.start),
        "endLine": source.position(span.end).line,
        "endColumn": source.utf16_column(span.end),
    }


def _fix(fix: Fix, sources: Mapping[str, SourceFile]) -> Object:
    changes = [
        {
            "artifactLocation": _artifact(file),
            "replacements": [
                {"deletedRegion": _region(edit.span, sources[file]), "insertedContent": {"text": edit.text}}
                for edit in fix.edits
                if edit.span.file == file
            ],
        }
        for file in sorted(fix.files)
    ]
    return {"description": _message(fix.title), "artifactChanges": changes}
