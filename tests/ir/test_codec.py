"""An AppSpec survives the way through JSON, and nothing else becomes one."""

import msgspec
import pytest
from hypothesis import given, settings

from dazzle.compiler import compile_framework
from dazzle.ir.codec import NotAnAppSpec, decode, encode
from effort import examples
from strategies import appspecs


def through_json(data: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(data))


@settings(max_examples=examples(50), deadline=None)
@given(appspecs())
def test_appspec_is_equal_when_encoded_and_decoded(appspec):
    assert decode(through_json(encode(appspec))) == appspec


def test_framework_is_equal_when_encoded_and_decoded():
    appspec = compile_framework()
    assert decode(through_json(encode(appspec))) == appspec


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"is": "os.system"},
        {"is": "ir.appspec.AppSpec"},
        {"is": "ir.appspec.AppSpec", "name": "a", "title": "A", "label": "a", "surprise": 1},
        {"is": "ir.entity.Owner", "value": "project"},
        {"is": "ir.entity.Owner", "value": "nobody"},
        {"is": "decimal", "value": "ten"},
        {"value": 1},
        1.5,
    ],
)
def test_data_is_refused_when_it_is_no_appspec(data):
    with pytest.raises(NotAnAppSpec):
        decode(data)
