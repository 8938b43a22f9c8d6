"""Processes and schedules: what is done step by step."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal, Path
from dazzle.lang.ast.field import Modifier, TypeRef
from dazzle.lang.ast.meaning import (
    CronLine,
    EntityName,
    Inside,
    OneOf,
    PersonaName,
    Refers,
    ServiceName,
    SurfaceName,
    WholeNumber,
    Zone,
)
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.trigger import ByHand, Completion, RowEvent, Signalled, StatusChange
from dazzle.lang.ast.value import Change, Delay, Flow, Raw, Variable

StepName = Annotated[Name, Inside("step", also=("complete", "fail"))]
Backoff = Annotated[Name, OneOf(("fixed", "linear", "exponential"))]
Overlap = Annotated[Name, OneOf(("skip", "queue", "cancel_previous", "allow"))]
EventName = Annotated[Name, Refers(("event",))]
StoryName = Annotated[Name, Refers(("story",))]


class Parameter(Node, frozen=True, kw_only=True):
    """`docking_id: uuid required = "none" "Which docking"`."""

    name: Name
    type: TypeRef
    modifiers: tuple[Modifier, ...] = ()
    default: Name | String | Literal | None = None
    description: String | None = None


class Input(Parameter, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "input"
    DISTINCT: ClassVar[bool] = True


class Output(Parameter, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "output"
    DISTINCT: ClassVar[bool] = True


class Given(Node, frozen=True, kw_only=True):
    """`manifest: check_papers.text`: a name, and where its value comes from."""

    name: Name
    value: Path | Literal


class Retry(Node, frozen=True, kw_only=True):
    max_attempts: WholeNumber | None = None
    backoff: Backoff | None = None
    interval: Delay | None = None


class Effect(Node, frozen=True, kw_only=True):
    """`create Docking:`, `update Docking:` with the fields that are set."""

    SUBJECT: ClassVar[str] = "entity"

    operation: Name
    entity: EntityName
    where: String | Raw | None = None
    set: tuple[Change, ...] = ()


class TaskOutcome(Node, frozen=True, kw_only=True):
    """How a person may end a task, and what comes of it."""

    name: Name
    title: String | None = None
    label: String | None = None
    goto: StepName | None = None
    sets: tuple[Change, ...] = ()
    confirm: String | None = None
    style: Name | None = None


class HumanTask(Node, frozen=True, kw_only=True):
    """`title` and `form` are kept and mean nothing to the published compiler either."""

    SUBJECT: ClassVar[tuple[str, ...]] = ("entity", "surface")

    surface: SurfaceName | None = None
    entity: EntityName | None = None
    assignee_role: PersonaName | None = None
    assignee: String | Raw | None = None
    timeout: Delay | None = None
    outcomes: tuple[TaskOutcome, ...] = ()
    title: Name | String | Literal | None = None
    form: Name | String | Literal | None = None


class Step(Node, frozen=True, kw_only=True):
    """One step: a service, a message that is sent, a question to a model, a wait, a task for a person, a process.

    `wait` takes a time or the name of a signal.
    """

    KIND: ClassVar[str] = "step"
    DISTINCT: ClassVar[bool] = True

    name: Name
    title: String | None = None
    service: ServiceName | None = None
    channel: Annotated[Name, Refers(("channel",))] | None = None
    message: Annotated[Name, Refers(("message",))] | None = None
    llm_intent: Annotated[Name, Refers(("llm_intent",))] | None = None
    input_map: tuple[Given, ...] = ()
    wait: Delay | Name | None = None
    human_task: HumanTask | None = None
    subprocess: Annotated[Name, Refers(("process",))] | None = None
    condition: String | Raw | None = None
    on_true: StepName | None = None
    on_false: StepName | None = None
    goto: StepName | None = None
    on_success: StepName | None = None
    on_failure: StepName | None = None
    compensate: Annotated[Name, Inside("compensation")] | None = None
    timeout: Delay | None = None
    retry: Retry | None = None
    inputs: tuple[Flow, ...] = ()
    output: Name | None = None
    effects: tuple[Effect, ...] = ()


class Parallel(Node, frozen=True, kw_only=True):
    """Steps that run side by side. To those that name it, it is a step."""

    KIND: ClassVar[str] = "step"
    DISTINCT: ClassVar[bool] = True

    name: Name
    title: String | None = None
    steps: tuple[Step, ...] = ()
    on_any_failure: Annotated[Name, OneOf(("fail_fast", "wait_all", "rollback"))] | None = None


class Compensation(Node, frozen=True, kw_only=True):
    """What undoes a step."""

    KIND: ClassVar[str] = "compensation"
    DISTINCT: ClassVar[bool] = True

    name: Name
    title: String | None = None
    service: ServiceName | None = None
    timeout: Delay | None = None
    inputs: tuple[Flow, ...] = ()


class Emits(Node, frozen=True, kw_only=True):
    on_start: EventName | None = None
    on_complete: EventName | None = None
    on_failure: EventName | None = None


class Process(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "process"
    SUBJECT: ClassVar[str] = "trigger.entity"

    description: String | None = None
    implements: tuple[StoryName, ...] = ()
    trigger: RowEvent | StatusChange | ByHand | Signalled | Completion | None = None
    input: tuple[Input, ...] = ()
    output: tuple[Output, ...] = ()
    steps: tuple[Step | Parallel, ...] = ()
    compensations: tuple[Compensation, ...] = ()
    timeout: Delay | None = None
    overlap: Overlap | None = None
    emits: Emits | None = None


class Schedule(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "schedule"

    description: String | None = None
    cron: Annotated[String, CronLine()] | Variable | None = None
    interval: Delay | None = None
    timezone: Annotated[String, Zone()] | Variable | None = None
    catch_up: Literal | None = None
    overlap: Overlap | None = None
    implements: tuple[StoryName, ...] = ()
    steps: tuple[Step | Parallel, ...] = ()
    compensations: tuple[Compensation, ...] = ()
    timeout: Delay | None = None
    emits: Emits | None = None
