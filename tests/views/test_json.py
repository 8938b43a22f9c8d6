"""The JSON view, and the schema that describes it."""

import ast
import json
import re
from inspect import getsource
from itertools import chain

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from build import app, compiled, entity, field, virtual
from dazzle.compiler import compile_framework
from dazzle.fieldtypes.str import Str
from dazzle.views import keys, keys_of_entities, keys_of_work
from dazzle.views.json import VIEW, document
from dazzle.views.keys import KEYS
from dazzle.views.members import alternatives, members, records
from dazzle.views.schema import name, schema
from dazzle.views.selection import select
from dazzle.views.view import Screen
from effort import examples
from strategies import appspecs

SCHEMA = schema()
KEY_MODULES = (keys, keys_of_entities, keys_of_work)
# What is published lets a later version add keys; here none may be without a description.
CLOSED = json.loads(json.dumps(SCHEMA).replace('"type": "object"', '"type": "object", "additionalProperties": false'))
VALIDATOR = Draft202012Validator(CLOSED)

EVERYTHING = compiled(
    """
app rental "Kite rental"
enum Wing "Wing":
  delta "Delta wing"
  box

persona clerk "Clerk":
  description: "Lends the kites"

entity Pilot "Pilot":
  id: uuid pk
  name: str(80) required pii(category=identity)
  boss: ref Pilot nullify
  kites: has_many Kite

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required unique was: label
  wing: Wing = delta
  size: decimal(4, 1) = 2.5
  born: date = today
  dry: bool = true
  price: money(EUR)
  manual: file(20MB)
  pilot: ref Pilot
  about: poly_ref [Pilot]
  status: enum[in, out]=in required
  changed: datetime auto_update
  index wing, born desc where size > 1
  invariant: size > 0.5 and wing in [delta, box] or not dry
    message: "Too small"
  transitions:
    in -> out: requires pilot role(clerk)
    * -> in
  permit:
    list: role(clerk) or authenticated
  scope:
    list: pilot = current_user
      as: clerk
    update: not via Ban(pilot = current_user, kite != id)
      as: clerk
    read: born + 7d < today and about[Pilot].name = current_user.name
      as: *

entity Ban:
  id: uuid pk
  pilot: ref Pilot cascade required
  kite: ref Kite required

surface kites "Kites":
  uses entity Kite
  mode: list
  section main:
    field tag "Tag"
      help: "As it is printed"
  ux:
    sort: tag desc

llm_model little:
  provider: local
  model_id: small-2
  cost_per_1k_input: 0.1
llm_config:
  default_model: little
llm_intent brief:
  prompt: "In five words: $tag"
  trigger:
    on_entity: Kite
    on_event: created
    input_map:
      tag: entity.tag
    write_back:
      tag: output
process lend:
  trigger: entity Kite status in -> out
  steps:
    - parallel ask:
        - step words:
            llm_intent: brief
        - step rest:
            wait: 1h
    - step hand_over:
        human_task:
          surface: kites
          outcomes:
            - done:
                sets:
                  - Kite.status -> out
schedule weekly:
  cron: param("weekly")
job stamp:
  trigger: on_field_changed Kite.status
"""
).require()


def shown(appspec, *names, framework=False):
    return json.loads(VIEW.render(select(appspec, names, framework=framework), Screen()))


@settings(max_examples=examples(50))
@given(appspecs())
def test_json_of_any_application_is_what_the_schema_says(appspec):
    VALIDATOR.validate(shown(appspec))


def test_json_of_everything_is_what_the_schema_says():
    VALIDATOR.validate(shown(EVERYTHING, framework=True))
    VALIDATOR.validate(shown(compile_framework(), framework=True))


def test_schema_is_one_and_says_what_each_key_means():
    Draft202012Validator.check_schema(SCHEMA)
    objects = chain([SCHEMA], SCHEMA["$defs"].values())
    keys = [(each, key) for each in objects for key in each.get("properties", {})]
    assert all(each["properties"][key]["description"] for each, key in keys)
    assert all(set(each["required"]) == set(each["properties"]) for each, _ in keys)


def test_no_description_is_left_over():
    own = {f"{name(record)}.{key}" for record in records() for key in members(record)}
    own |= {f"{name(record)}.kind" for record in alternatives()}
    plain = {each.partition(".")[2] for each in own} | {"version", "decimal", "keyword", "kind", "text", "tree"}
    assert not [key for key in KEYS if key not in own | plain]


def test_a_key_is_described_in_one_place():
    dicts = [
        each for part in KEY_MODULES for each in ast.walk(ast.parse(getsource(part))) if isinstance(each, ast.Dict)
    ]
    written = [key.value for each in dicts for key in each.keys if isinstance(key, ast.Constant)]
    assert sorted(written) == sorted(KEYS)


def test_descriptions_are_sentences():
    assert not [key for key, text in KEYS.items() if not re.fullmatch(r"\S.*\.", text)]


def test_records_have_names_of_their_own():
    names = [name(record) for record in records()]
    assert len(names) == len(set(names))


def test_no_record_has_a_key_that_says_what_it_is():
    assert not [record for record in alternatives() if "kind" in members(record)]


def test_types_expressions_and_defaults_are_text_and_structure():
    kite = shown(EVERYTHING, "Kite")["entities"][0]
    by_name = {each["name"]: each for each in kite["fields"]}

    assert by_name["pilot"]["type"]["text"] == "ref Pilot restrict"
    assert by_name["pilot"]["type"]["key"] == {"keyword": "uuid", "text": "uuid"}
    assert by_name["wing"]["default"] == {"text": "delta", "tree": {"kind": "literal", "value": "delta"}}
    assert by_name["size"]["default"]["tree"] == {"kind": "literal", "value": {"decimal": "2.5"}}
    assert kite["invariants"][0]["expression"]["text"] == "size > 0.5 and wing in [delta, box] or not dry"
    assert kite["invariants"][0]["expression"]["tree"]["kind"] == "binary"
    assert kite["access"][1]["condition"]["text"] == "pilot = current_user"
    assert "span" not in json.dumps(kite)


def test_only_what_is_about_the_selected_entities_is_shown():
    found = shown(EVERYTHING, "Pilot")

    assert [each["name"] for each in found["entities"]] == ["Pilot"]
    assert found["surfaces"] == []
    assert [each["name"] for each in found["personas"]] == ["clerk"]


def test_the_frameworks_entities_are_shown_when_they_are_asked_for():
    appspec = compiled("entity Kite:\n  id: uuid pk\n").require()

    assert [each["name"] for each in shown(appspec)["entities"]] == ["Kite"]
    assert {"Kite", "SystemHealth"} <= {each["name"] for each in shown(appspec, framework=True)["entities"]}
    assert [each["owner"] for each in shown(appspec, "SystemHealth")["entities"]] == ["framework"]


def test_a_name_that_nobody_has_is_an_error():
    with pytest.raises(KeyError):
        select(app(entity("Kite")), ["Kit"])


def test_equal_applications_give_equal_text():
    one, other = (app(entity("Kite", field("tag", Str(9))), virtual("Wind")) for _ in range(2))
    assert VIEW.render(select(one), Screen()) == VIEW.render(select(other), Screen())
    assert document(select(one))["version"] == 1
