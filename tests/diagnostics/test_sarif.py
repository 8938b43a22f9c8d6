"""SARIF 2.1.0, by the part of its schema that we use: nothing else may be in it, and what is required is there."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dazzle.compiler import RULES, compile_sources
from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.sarif import to_sarif
from dazzle.diagnostics.span import SourceFile, Span

CORPUS = Path(__file__).parents[1] / "corpus"


def record(required: str, **properties) -> dict:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


def listed(item: dict, least: int = 0) -> dict:
    return {"type": "array", "items": item, "minItems": least, "uniqueItems": True}


TEXT = {"type": "string"}
FROM_ONE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
# A message's braces are doubled unless they are placeholders, of which we have none.
MESSAGE = record("text", text={"type": "string", "minLength": 1, "pattern": r"^([^{}]|\{\{|\}\})*$"})
HELP = record("text", text=TEXT, markdown=TEXT)
ARTIFACT = record("", uri={"type": "string", "pattern": r"^[^ \\#?]+$"}, uriBaseId=TEXT)
REGION = record("startLine", startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE)
LOCATION = record(
    "",
    id={"type": "integer", "minimum": 0},
    message=MESSAGE,
    physicalLocation=record("artifactLocation", artifactLocation=ARTIFACT, region=REGION),
)
FIX = record(
    "artifactChanges",
    description=MESSAGE,
    artifactChanges=listed(
        record(
            "artifactLocation replacements",
            artifactLocation=ARTIFACT,
            replacements=listed(
                record("deletedRegion", deletedRegion=REGION, insertedContent=record("", text=TEXT)), 1
            ),
        ),
        1,
    ),
)
RESULT = record(
    "message ruleId",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": LOCATION},
    relatedLocations=listed(LOCATION),
    fixes=listed(FIX),
)
RULE = record("id", id=TEXT, shortDescription=MESSAGE, help=HELP, defaultConfiguration=record("", level=LEVEL))
RUN = record(
    "tool results",
    tool=record("driver", driver=record("name", name=TEXT, version=TEXT, rules=listed(RULE))),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    newlineSequences=listed(TEXT, 1),
    results={"type": "array", "items": RESULT},
)
SCHEMA = record(
    "version runs",
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs={"type": "array", "items": RUN},
)
VALIDATOR = Draft202012Validator(SCHEMA)


def sarif(diagnostics, *sources: SourceFile) -> dict:
    made = to_sarif(diagnostics, {source.path: source for source in sources}, RULES, "1.2.3")
    VALIDATOR.validate(made)
    return json.loads(json.dumps(made))["runs"][0]


def one(**changes) -> Diagnostic:
    values = {"rule": "unknown-entity", "severity": Severity.ERROR, "message": "no `Pilt`"}
    return Diagnostic(**{**values, **changes})


@pytest.mark.parametrize(
    "folder",
    sorted(path for path in CORPUS.iterdir() if path.is_dir() and "-" in path.name),
    ids=lambda path: path.name,
)
def test_what_the_compiler_says_is_valid_sarif(folder):
    sources = [SourceFile(path.name, path.read_text()) for path in sorted(folder.glob("*.dsl"))]
    compilation = compile_sources(sources)
    run = sarif(compilation.diagnostics, *sources)
    assert len(run["results"]) == len(compilation.diagnostics)
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]


def test_every_rule_explains_itself():
    rules = sarif([])["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.slug for rule in RULES]
    for rule in rules:
        assert re.fullmatch(r"[A-Z`].*\.", rule["shortDescription"]["text"])
        assert "## Why" in rule["help"]["markdown"]


def test_columns_are_utf16_code_units_and_a_path_is_a_uri():
    source = SourceFile("dsl/the quay#1.dsl", "a\n😀 Pilt\n")
    span = Span(source.path, 4, 8)
    run = sarif([one(span=span, labels=(Label(span, "here"),), help="declare it")], source)
    (result,) = run["results"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert result["message"]["text"] == "no `Pilt`\ndeclare it"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "dsl/the%20quay%231.dsl"},
                "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 8},
            },
            "message": {"text": "here"},
        }
    ]


def test_other_places_are_related_locations_and_fixes_are_changes_of_artifacts():
    one_file, other = SourceFile("a.dsl", "entity A:\n"), SourceFile("b.dsl", "use a\n")
    span, elsewhere = Span("a.dsl", 7, 8), Span("b.dsl", 4, 5)
    fix = Fix("write {b}", (Edit(span, "B"), Edit(Span("b.dsl", 5, 5), "b")))
    (result,) = sarif([one(span=span, labels=(Label(elsewhere, "used here"),), fixes=(fix,))], one_file, other)[
        "results"
    ]
    assert [each["message"]["text"] for each in result["relatedLocations"]] == ["used here"]
    (made,) = result["fixes"]
    assert made["description"]["text"] == "write {{b}}"
    assert [change["artifactLocation"]["uri"] for change in made["artifactChanges"]] == ["a.dsl", "b.dsl"]
    assert made["artifactChanges"][1]["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 6},
            "insertedContent": {"text": "b"},
        }
    ]


def test_levels_are_those_of_the_severities_and_no_place_is_no_location():
    results = sarif([one(severity=severity) for severity in Severity])["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    assert not any("locations" in result for result in results)
