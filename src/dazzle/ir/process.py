"""Processes and schedules, linked."""

from decimal import Decimal

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.display import Parameter


class RowEvent(Struct, frozen=True, kw_only=True):
    """`event` is created, updated or deleted."""

    entity: str
    event: str


class StateChange(Struct, frozen=True, kw_only=True):
    """`field` is settled: the field that holds the state. `source` is None for any state."""

    entity: str
    field: str
    target: str
    source: str | None = None


class Signal(Struct, frozen=True, kw_only=True):
    name: str


class Completion(Struct, frozen=True, kw_only=True):
    """Another process has come to its end."""

    process: str


class ByHand(Struct, frozen=True, kw_only=True):
    """Somebody starts it; so do processes of which nothing is said."""


Trigger = RowEvent | StateChange | Signal | Completion | ByHand


class Input(Struct, frozen=True, kw_only=True):
    """What a process is given or gives; `type` is as written."""

    name: str
    type: str
    required: bool = False
    default: str | int | Decimal | bool | None = None
    description: str | None = None


class StepInput(Struct, frozen=True, kw_only=True):
    """A value that is handed on: what a path leads to, else a constant."""

    name: str
    path: str | None = None
    constant: str | int | Decimal | bool | None = None


class Assignment(Struct, frozen=True, kw_only=True):
    """`field` may begin with an entity. It comes to hold what a path or an input leads to, else a constant."""

    field: str
    path: str | None = None
    constant: str | int | Decimal | bool | None = None


class Effect(Struct, frozen=True, kw_only=True):
    """A row is made or changed; `where` is as written."""

    operation: str
    entity: str
    where: str | None = None
    assignments: tuple[Assignment, ...] = ()


class Retry(Struct, frozen=True, kw_only=True):
    """`interval` is in seconds."""

    max_attempts: int = 3
    backoff: str = "exponential"
    interval: int = 1


class CallService(Struct, frozen=True, kw_only=True):
    service: str


class SendMessage(Struct, frozen=True, kw_only=True):
    channel: str | None = None
    message: str | None = None


class AskModel(Struct, frozen=True, kw_only=True):
    intent: str


class Wait(Struct, frozen=True, kw_only=True):
    """For so many seconds, or for a signal."""

    seconds: int | None = None
    signal: str | None = None


class StartProcess(Struct, frozen=True, kw_only=True):
    process: str


class Outcome(Struct, frozen=True, kw_only=True):
    """How a person may end a task. `title` is settled: its label, else its title, else its name in words."""

    name: str
    title: str
    goto: str | None = None
    assignments: tuple[Assignment, ...] = ()
    confirm: str | None = None
    style: str | None = None


class HumanTask(Struct, frozen=True, kw_only=True):
    """`entity` is settled: its own, else that of the page. `timeout` is in seconds; `assignee` is as written."""

    surface: str | None = None
    entity: str | None = None
    role: str | None = None
    assignee: str | None = None
    timeout: int = 7 * 86400
    outcomes: tuple[Outcome, ...] = ()


Action = CallService | SendMessage | AskModel | Wait | StartProcess | HumanTask


class Step(Struct, frozen=True, kw_only=True):
    """What one step does. `action` is None where it only chooses the way, or has effects alone.

    Steps are named where it goes on; `complete` and `fail` end the process. `timeout` is in seconds, None where the
    action takes a time of its own: a wait, a task of a person, another process.
    """

    name: str
    title: str
    action: Action | None = None
    condition: str | None = None
    on_true: str | None = None
    on_false: str | None = None
    goto: str | None = None
    on_success: str | None = None
    on_failure: str | None = None
    compensate: str | None = None
    timeout: int | None = None
    retry: Retry | None = None
    given: tuple[StepInput, ...] = ()
    output: str | None = None
    effects: tuple[Effect, ...] = ()


class Parallel(Struct, frozen=True, kw_only=True):
    """Steps side by side."""

    name: str
    title: str
    steps: tuple[Step, ...] = ()
    on_any_failure: str = "fail_fast"


class Compensation(Struct, frozen=True, kw_only=True):
    """What undoes a step; `timeout` is in seconds."""

    name: str
    service: str | None = None
    timeout: int = 30
    given: tuple[StepInput, ...] = ()


class Emits(Struct, frozen=True, kw_only=True):
    """The events that tell of a run."""

    on_start: str | None = None
    on_complete: str | None = None
    on_failure: str | None = None


class Process(Record, frozen=True, kw_only=True):
    """`implements` names stories; `timeout` is in seconds."""

    name: str
    title: str
    description: str | None = None
    implements: tuple[str, ...] = ()
    trigger: Trigger = ByHand()
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Input, ...] = ()
    steps: tuple[Step | Parallel, ...] = ()
    compensations: tuple[Compensation, ...] = ()
    timeout: int = 86400
    overlap: str = "skip"
    emits: Emits = Emits()
    span: Span | None = None


class Schedule(Record, frozen=True, kw_only=True):
    """`cron` and `timezone` may be set outside the text; `interval` and `timeout` are in seconds."""

    name: str
    title: str
    description: str | None = None
    cron: str | Parameter | None = None
    interval: int | None = None
    timezone: str | Parameter = "UTC"
    catch_up: bool = False
    overlap: str = "skip"
    implements: tuple[str, ...] = ()
    steps: tuple[Step | Parallel, ...] = ()
    compensations: tuple[Compensation, ...] = ()
    timeout: int = 3600
    emits: Emits = Emits()
    span: Span | None = None
