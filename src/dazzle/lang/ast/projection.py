"""Projections: a picture of what the events of a topic have said so far."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import OneOf, Refers
from dazzle.lang.ast.node import Name, Node, String


class Assignment(Node, frozen=True, kw_only=True):
    """`docking_id`, `state="cleared"`."""

    field: Name
    value: Name | String | Literal | None = None


class ProjectionStep(Node, frozen=True, kw_only=True):
    """`upsert with docking_id, state="cleared"`, `update state="left"`, `delete`."""

    operation: Annotated[Name, OneOf(("upsert", "update", "delete"))]
    assignments: tuple[Assignment, ...] = ()


class ProjectionRule(Node, frozen=True, kw_only=True):
    """`on VesselCleared:`."""

    event: Annotated[Name, Refers(("event",))]
    steps: tuple[ProjectionStep, ...] = ()


class Projection(Named, frozen=True, kw_only=True):
    """`projection QuayLoad from quay_events:`."""

    KIND: ClassVar[str] = "projection"

    topic: Annotated[Name, Refers(("topic", "stream"))]
    rules: tuple[ProjectionRule, ...] = ()
