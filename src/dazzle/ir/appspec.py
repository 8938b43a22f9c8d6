"""The whole linked application."""

from msgspec import Struct

from dazzle.ir.entity import Entity
from dazzle.ir.feedback_widget import FeedbackWidget
from dazzle.ir.job import Job
from dazzle.ir.llm import LlmConfig, LlmIntent, LlmModel
from dazzle.ir.nav import Nav
from dazzle.ir.persona import Persona
from dazzle.ir.process import Process, Schedule
from dazzle.ir.scenario import Scenario
from dazzle.ir.surface import Mode, Surface
from dazzle.ir.tenancy import Tenancy
from dazzle.ir.workspace import Workspace


class EnumValue(Struct, frozen=True, kw_only=True):
    """`tone` is one of success, info, warning, destructive and neutral."""

    value: str
    title: str
    tone: str | None = None


class Enum(Struct, frozen=True, kw_only=True):
    """A shared enum."""

    name: str
    title: str
    values: tuple[EnumValue, ...]


class AppSpec(Struct, frozen=True, kw_only=True):
    """Every entity of the project and of the framework, in the order of the sources, the project's first.

    `label` is the name folded to [a-z0-9_]: the branch label, the database's and the roles' prefix.
    """

    name: str
    title: str
    label: str
    security_profile: str = "basic"
    multi_tenant: bool = False
    feedback_widget: FeedbackWidget | None = None
    entities: tuple[Entity, ...] = ()
    enums: tuple[Enum, ...] = ()
    personas: tuple[Persona, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    workspaces: tuple[Workspace, ...] = ()
    navs: tuple[Nav, ...] = ()
    processes: tuple[Process, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    jobs: tuple[Job, ...] = ()
    llm_config: LlmConfig | None = None
    llm_models: tuple[LlmModel, ...] = ()
    llm_intents: tuple[LlmIntent, ...] = ()
    tenancy: Tenancy | None = None

    def entity(self, name: str) -> Entity:
        """The entity of that name that this application serves, else the framework's; KeyError when there is none.

        An app may declare an entity with a framework entity's name: then its own is served, and found here first.
        """
        for entity in self.entities:
            if entity.name == name:
                return entity
        raise KeyError(name)

    def surfaces_of(self, entity: str) -> dict[Mode, Surface]:
        """The first surface of each mode over an entity."""
        found: dict[Mode, Surface] = {}
        for surface in self.surfaces:
            if surface.entity == entity:
                found.setdefault(surface.mode, surface)
        return found
