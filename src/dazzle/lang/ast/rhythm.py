"""Rhythms: what a persona does over time, phase by phase."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, Inside, OneOf, PersonaName, Refers
from dazzle.lang.ast.node import Name, Node, String

PHASES = ("onboarding", "gate", "active", "periodic", "ambient", "offboarding")


class Scene(Node, frozen=True, kw_only=True):
    """One thing that the persona does, on a surface or a workspace, or as a story tells."""

    name: Name
    title: String | None = None
    on: Annotated[Name, Refers(("surface", "workspace"))] | None = None
    action: tuple[Name, ...] = ()
    entity: EntityName | None = None
    expects: String | None = None
    story: Annotated[Name, Refers(("story",))] | None = None


class Phase(Node, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "phase"
    DISTINCT: ClassVar[bool] = True

    name: Name
    title: String | None = None
    kind: Annotated[Name, OneOf(PHASES)] | None = None
    cadence: String | None = None
    depends_on: Annotated[Name, Inside("phase")] | None = None
    scenes: tuple[Scene, ...] = ()


class Rhythm(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "rhythm"

    persona: PersonaName | None = None
    cadence: String | None = None
    phases: tuple[Phase, ...] = ()
