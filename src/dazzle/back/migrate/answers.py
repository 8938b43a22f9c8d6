"""Questions as JSON, and the same JSON with answers; docs/reference/questions.schema.json describes both."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from dazzle.back.migrate.hints import NONE, Drop, Hints, Rename
from dazzle.back.migrate.questions import Candidate, Question
from dazzle.diagnostics.errors import UsageError

VERSION = 1
FIELD, ENTITY = "field", "entity"
Schema = dict[str, Any]


def to_json(questions: Collection[Question]) -> dict[str, object]:
    return {"version": VERSION, "questions": [_question(each) for each in questions]}


def answered(text: str, name: str) -> Hints:
    """What the answers say; a question without one says nothing. UsageError when the file `name` is none of ours."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UsageError(f"`{name}` is no JSON: {error}", help=HELP) from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("questions"), list):
        raise UsageError(f"`{name}` does not hold questions of version {VERSION}", help=HELP)
    hints = NONE
    for number, question in enumerate(data["questions"], start=1):
        hints = hints.and_also(_answer(question, f"question {number} of `{name}`"))
    return hints


def schema() -> Schema:
    """JSON Schema, draft 2020-12."""
    text, or_null = {"type": "string"}, {"type": ["string", "null"]}
    candidate = {
        "name": {**text, "description": "What it may be called now."},
        "type": {**or_null, "description": "The types of its columns; null for an entity."},
        "likeness": {"type": "number", "minimum": 0, "maximum": 1, "description": "By names, types and places."},
        "option": {**text, "description": "The option of `dazzle db revision` that says so."},
    }
    answer = {
        "description": "What somebody says: the new name, or that it goes. null while nobody has.",
        "oneOf": [
            {"type": "null"},
            _object({"rename": text}),
            _object({"drop": {"const": True}}),
        ],
    }
    question = {
        "kind": {"enum": [FIELD, ENTITY]},
        "entity": {**or_null, "description": "The entity whose field is gone; null where an entity is."},
        "old": {**text, "description": "The name that is gone from the text."},
        "type": {**or_null, "description": "The types of its columns; null for an entity."},
        "candidates": {"type": "array", "items": _object(candidate), "description": "The likeliest first."},
        "drop_option": {**text, "description": "The option that says that it goes."},
        "answer": answer,
    }
    described = {"version": {"const": VERSION}, "questions": {"type": "array", "items": _object(question)}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `dazzle db revision --questions json` asks, and `--answers` reads",
        **_object(described),
    }


HELP = "write what `dazzle db revision --questions json` prints into a file, and fill in each `answer`"


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _question(question: Question) -> dict[str, object]:
    return {
        "kind": ENTITY if question.entity is None else FIELD,
        "entity": question.entity,
        "old": question.old,
        "type": question.type,
        "candidates": [_candidate(question, each) for each in question.candidates],
        "drop_option": " ".join(question.dropped.options),
        "answer": None,
    }


def _candidate(question: Question, candidate: Candidate) -> dict[str, object]:
    return {
        "name": candidate.name,
        "type": candidate.type,
        "likeness": candidate.likeness,
        "option": " ".join(question.renamed(candidate.name).options),
    }


def _answer(question: object, place: str) -> Hints:
    match question:
        case {"answer": None}:
            return NONE
        case {"entity": (str() | None) as entity, "old": str(old), "answer": {"rename": str(new), **rest}} if not rest:
            return Hints(renames=(Rename(entity=entity, old=old, new=new),))
        case {"entity": (str() | None) as entity, "old": str(old), "answer": {"drop": True, **rest}} if not rest:
            return Hints(drops=(Drop(entity=entity, name=old),))
    said = question.get("answer") if isinstance(question, Mapping) else question
    raise UsageError(
        f"the answer of {place} is not read: {json.dumps(said)}",
        help='write {"rename": "new_name"} or {"drop": true}, or leave it null',
    )
