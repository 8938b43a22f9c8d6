"""Flows: what a person does on pages, click by click."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal, Path
from dazzle.lang.ast.meaning import EntityFieldPath, EntityName, OneOf, PersonaName, Refers, ValueOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.test import Expected, TestValue
from dazzle.lang.ast.value import Delay

PageName = Annotated[Name, Refers(("surface", "workspace", "experience"))]


class ViewTarget(Node, frozen=True, kw_only=True):
    """`view:docking_list`."""

    view: PageName


class FieldTarget(Node, frozen=True, kw_only=True):
    """`field:Docking.status`."""

    field: EntityFieldPath


class ActionTarget(Node, frozen=True, kw_only=True):
    """`action:Docking.create`."""

    entity: EntityName
    action: Name


class EntityTarget(Node, frozen=True, kw_only=True):
    """`entity:Docking`."""

    entity: EntityName


class OtherTarget(Node, frozen=True, kw_only=True):
    """`message:saved`, `toolbar`: what the page alone knows."""

    path: Path
    kind: Name | None = None


Target = ViewTarget | FieldTarget | ActionTarget | EntityTarget | OtherTarget


class Navigate(Node, frozen=True, kw_only=True):
    target: Target


class FillIn(Node, frozen=True, kw_only=True):
    """`fill field:Docking.status docked`."""

    target: Target
    value: Annotated[Expected, ValueOf("target.field")]


class Click(Node, frozen=True, kw_only=True):
    target: Target


class Pause(Node, frozen=True, kw_only=True):
    """`wait 2s`, or until something is there: `wait view:docking_list`."""

    until: Delay | Target


class Snapshot(Node, frozen=True, kw_only=True):
    """What the page shows is kept."""


class ExpectRow(Node, frozen=True, kw_only=True):
    """`expect entity_exists Docking where code="A1"`, or that there is none."""

    SUBJECT: ClassVar[str] = "entity"

    what: Annotated[Name, OneOf(("entity_exists", "entity_not_exists"))]
    entity: EntityName
    where: tuple[TestValue, ...] = ()


class ExpectCount(Node, frozen=True, kw_only=True):
    """`expect count entity:Docking 3`."""

    entity: EntityName
    count: WholeNumber


class ExpectTarget(Node, frozen=True, kw_only=True):
    """`expect visible view:docking_list`."""

    what: Annotated[Name, OneOf(("validation_error", "visible", "not_visible", "redirects_to"))]
    target: Target


class ExpectText(Node, frozen=True, kw_only=True):
    """`expect text_contains "Saved"`."""

    text: String


class ExpectValue(Node, frozen=True, kw_only=True):
    """`expect field_value field:Docking.status docked`."""

    target: Target
    value: Annotated[Expected, ValueOf("target.field")]


FlowStep = (
    Navigate | FillIn | Click | Pause | Snapshot | ExpectRow | ExpectCount | ExpectTarget | ExpectText | ExpectValue
)


class Preconditions(Node, frozen=True, kw_only=True):
    authenticated: Literal | None = None
    user_role: PersonaName | None = None
    view: PageName | None = None
    fixtures: tuple[Name, ...] = ()


class PageFlow(Named, frozen=True, kw_only=True):
    """`flow book_berth "Book a berth":`."""

    KIND: ClassVar[str] = "flow"

    description: String | None = None
    priority: Annotated[Name, OneOf(("high", "medium", "low"))] | None = None
    tags: tuple[Name, ...] = ()
    preconditions: Preconditions | None = None
    steps: tuple[FlowStep, ...] = ()
