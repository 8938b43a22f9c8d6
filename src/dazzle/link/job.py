"""ast.Job to ir.Job."""

from dazzle.ir.job import Job, JobTrigger
from dazzle.lang import ast
from dazzle.link.plain import spelled, title, whole, word
from dazzle.link.work import as_written, choice, length, outside, said

BACKOFFS = ("none", "linear", "exponential")
EVENTS = {"on_create": "created", "on_update": "updated", "on_delete": "deleted"}


def link_job(node: ast.Job) -> Job:
    return Job(
        name=node.name.text,
        title=title(node),
        triggers=tuple(_trigger(each) for each in node.triggers),
        schedule=outside(node.schedule),
        run=spelled(node.run),
        dead_letter=word(node.dead_letter),
        timeout=length(node.timeout),
        span=node.name.span,
        **said(retry=whole(node.retry), retry_backoff=choice(node.retry_backoff, BACKOFFS)),
    )


def _trigger(node: ast.JobTrigger | ast.RowChange) -> JobTrigger:
    if isinstance(node, ast.RowChange):
        return JobTrigger(entity=node.entity.text, event="changed", field=word(node.field))
    return JobTrigger(
        entity=node.entity.text, event=EVENTS.get(node.event.text, node.event.text), when=as_written(node.when)
    )
