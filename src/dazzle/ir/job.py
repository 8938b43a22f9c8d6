"""Jobs, linked."""

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.display import Parameter


class JobTrigger(Struct, frozen=True, kw_only=True):
    """`event` is created, updated or deleted, or changed, of the field that is named then; `when` is as written."""

    entity: str
    event: str
    field: str | None = None
    when: str | None = None


class Job(Record, frozen=True, kw_only=True):
    """`run` names the script. `retry` is how often it is tried again; `timeout` is in seconds, None for no limit."""

    name: str
    title: str
    triggers: tuple[JobTrigger, ...] = ()
    schedule: str | Parameter | None = None
    run: str | None = None
    retry: int = 0
    retry_backoff: str = "none"
    dead_letter: str | None = None
    timeout: int | None = None
    span: Span | None = None
