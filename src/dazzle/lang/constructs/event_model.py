"""The event model."""

from dazzle.lang import ast
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.constructs.line import DELAY, NAME, TEXT, block, body, declaration, table

_TOPIC = block(
    ast.Topic,
    "topics",
    body("a topic", {"retention": DELAY, "partition_key": NAME}),
    start="titled",
    many=True,
    needs_below=False,
)

_EVENT = block(
    ast.Event,
    "events",
    body(
        "an event",
        {"topic": NAME, "payload": NAME, "version": TEXT, "fields": table("fields", "`fields`", FIELD)},
    ),
    start="titled",
    many=True,
)

EVENT_MODEL = declaration(ast.EventModel, body("the event model", {"topic": _TOPIC, "event": _EVENT}), start="untitled")
