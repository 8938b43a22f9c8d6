"""Experiences: flows of pages, one step after the other."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression, Literal, Path
from dazzle.lang.ast.meaning import EntityName, FieldPath, Inside, OneOf, PartOf, Refers, SurfaceName
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Gate, Raw

HeldName = Annotated[Name, Inside("variable")]


class HeldVariable(Node, frozen=True, kw_only=True):
    """`visit: Docking` below `context:`, a row that the flow holds."""

    KIND: ClassVar[str] = "variable"
    DISTINCT: ClassVar[bool] = True

    name: Name
    entity: EntityName


class HeldKey(Node, frozen=True, kw_only=True):
    """`$visit`: the key of what the flow holds."""

    variable: HeldName


class HeldPath(Node, frozen=True, kw_only=True):
    """`context.visit`, `context.visit.eta`: what the flow holds, or something of it."""

    variable: HeldName
    parts: tuple[Name, ...] = ()


class StepValue(Node, frozen=True, kw_only=True):
    """`owner: "nobody"`, `docking: $visit`, `eta: context.visit.eta`."""

    field: FieldPath
    value: String | Literal | HeldKey | HeldPath | Path


class StepTransition(Node, frozen=True, kw_only=True):
    """`on continue -> step details`."""

    event: Name
    step: Annotated[Name, Inside("step")]


class StepIntegration(Node, frozen=True, kw_only=True):
    """`integration office action send_call`."""

    integration: Annotated[Name, Refers(("integration",))]
    action: Annotated[Name, PartOf("integration", ("action", "mapping"))]


class ExperienceStep(Node, frozen=True, kw_only=True):
    """A page of the flow, or what happens between two. `creates: visit` is short for `saves_to: context.visit`."""

    KIND: ClassVar[str] = "step"
    DISTINCT: ClassVar[bool] = True
    SUBJECT: ClassVar[tuple[str, ...]] = ("entity", "surface")

    name: Name
    entity: EntityName | None = None
    kind: Annotated[Name, OneOf(("surface", "process", "integration"))] | None = None
    surface: SurfaceName | None = None
    process: Annotated[Name, Refers(("process",))] | None = None
    integration: StepIntegration | None = None
    creates: HeldName | None = None
    fields: tuple[FieldPath, ...] = ()
    defaults: tuple[StepValue, ...] = ()
    saves_to: HeldPath | Path | None = None
    prefill: tuple[StepValue, ...] = ()
    when: Expression | Raw | None = None
    access: Gate | None = None
    transitions: tuple[StepTransition, ...] = ()


class Experience(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "experience"

    context: tuple[HeldVariable, ...] = ()
    access: Gate | None = None
    priority: Annotated[Name, OneOf(("critical", "high", "medium", "low"))] | None = None
    start: Annotated[Name, Inside("step")] | None = None
    steps: tuple[ExperienceStep, ...] = ()
