"""Schedules: processes that run at times of the day."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import BOOLEAN, DELAY, VARIABLE, body, declaration
from dazzle.lang.constructs.process import WORK

SCHEDULE = declaration(
    ast.Schedule,
    body("a schedule", {**WORK, "cron": VARIABLE, "interval": DELAY, "timezone": VARIABLE, "catch_up": BOOLEAN}),
)
