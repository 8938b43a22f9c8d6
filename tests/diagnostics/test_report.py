"""Diagnostics as data, and the schema that describes it."""

import json

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dazzle.diagnostics import report
from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Edit, Fix, replace_with
from dazzle.diagnostics.report import to_json
from dazzle.diagnostics.span import SourceFile, Span
from sourcecode import ROOT

TEXT = "entity Kite:\n  見積: ref 😀Pilt required\n"
SOURCE = SourceFile("dsl/kites.dsl", TEXT)
SOURCES = {SOURCE.path: SOURCE}
PILT = Span(SOURCE.path, TEXT.index("Pilt"), TEXT.index("Pilt") + 4)
PLACE = {
    "file": "dsl/kites.dsl",
    "line": 2,
    "column": 12,
    "end_line": 2,
    "end_column": 16,
    "utf16_column": 13,
    "utf16_end_column": 17,
    "start": 24,
    "end": 28,
}
NOWHERE = dict.fromkeys(PLACE)
VALIDATOR = Draft202012Validator(report.schema())


def found(**changes) -> Diagnostic:
    values = {
        "rule": "unknown-entity",
        "severity": Severity.ERROR,
        "message": "entity `Pilt` is not declared",
        "span": PILT,
        "labels": (Label(PILT, "no entity of this name"),),
        "help": "did you mean `Pilot`?",
        "fixes": (replace_with(PILT, "Pilot", certain=True),),
    }
    return Diagnostic(**{**values, **changes})


def whole(*diagnostics: Diagnostic) -> report.Report:
    return report.Report(
        ok=not diagnostics,
        summary="",
        diagnostics=report.data(diagnostics, SOURCES),
        fixable=1,
        fixed=[report.repair_data(each, fix, SOURCES) for each in diagnostics for fix in each.fixes],
        diffs={},
    )


def test_to_json_has_every_place_in_characters_in_utf16_and_as_an_offset():
    assert json.loads(json.dumps(to_json([found()], SOURCES))) == [
        {
            **PLACE,
            "rule": "unknown-entity",
            "severity": "error",
            "message": "entity `Pilt` is not declared",
            "labels": [{**PLACE, "text": "no entity of this name"}],
            "help": "did you mean `Pilot`?",
            "fixes": [{"title": "write `Pilot`", "certain": True, "edits": [{**PLACE, "text": "Pilot"}]}],
        }
    ]


def test_to_json_says_null_when_there_is_no_place():
    (data,) = to_json([found(span=None, labels=(), fixes=())], SOURCES)

    assert {key: data[key] for key in PLACE} == NOWHERE


def test_to_json_says_the_file_alone_when_its_text_is_not_known():
    (data,) = to_json([found(labels=(), fixes=())], {})

    assert {key: data[key] for key in PLACE} == {**NOWHERE, "file": "dsl/kites.dsl"}


@given(st.data())
def test_report_is_what_the_schema_says_for_any_diagnostics(data):
    spans = st.integers(0, len(TEXT)).flatmap(
        lambda start: st.builds(
            Span, st.sampled_from([SOURCE.path, "b.dsl"]), st.just(start), st.integers(start, len(TEXT))
        )
    )
    edits = st.builds(Edit, spans, st.text(max_size=3))
    fixes = st.builds(Fix, st.text(), st.tuples(edits) | st.tuples(edits, edits), st.booleans())
    diagnostics = st.builds(
        found,
        severity=st.sampled_from(Severity),
        span=spans | st.none(),
        labels=st.lists(st.builds(Label, spans, st.text()), max_size=2).map(tuple),
        help=st.text() | st.none(),
        fixes=st.lists(fixes, max_size=2).map(tuple),
    )
    made = report.msgspec.to_builtins(whole(*data.draw(st.lists(diagnostics, max_size=3))))

    VALIDATOR.validate(json.loads(json.dumps(made)))
    assert report.msgspec.convert(made, report.Report) == report.msgspec.convert(made, report.Report, strict=True)


def test_schema_is_one_and_says_what_a_report_must_have():
    Draft202012Validator.check_schema(report.schema())
    assert report.schema() == json.loads((ROOT / "docs" / "reference" / "diagnostics.schema.json").read_text())
    for missing in ("ok", "diagnostics", "fixed"):
        data = report.msgspec.to_builtins(whole(found()))
        del data[missing]
        assert not VALIDATOR.is_valid(data)
    data = report.msgspec.to_builtins(whole(found()))
    data["diagnostics"][0]["utf16_column"] = 0
    assert not VALIDATOR.is_valid(data)
