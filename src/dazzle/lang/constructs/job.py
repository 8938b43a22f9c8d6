"""Jobs."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import DELAY, NAME, NUMBER, SOURCE, body, declaration, line, named_part, node
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "job_trigger": node(ast.JobTrigger, "event", "entity", "when"),
    "job_field_changed": node(ast.RowChange, "entity", "field"),
    "job_schedule": named_part("schedule"),
}

JOB = declaration(
    ast.Job,
    body(
        "a job",
        {
            "trigger": line("job_trigger", "triggers", many=True),
            "schedule": line("job_schedule"),
            "run": SOURCE,
            "retry": NUMBER,
            "retry_backoff": NAME,
            "dead_letter": NAME,
            "timeout": DELAY,
        },
        needs_one=("trigger", "schedule"),
    ),
)
