"""Where the pages of an entity are (`/app/<slug>`), and which of them there are.

A page exists only for an operation that a surface implies; the list only where there is a surface for it.
"""

from dataclasses import dataclass
from urllib.parse import quote

from dazzle.fieldtypes.has_many import HasMany
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner
from dazzle.ir.surface import Mode, Surface, SurfaceField
from dazzle.web.operations import Operation, operations
from dazzle.web.plural import address

HOME = "/app"


def slug(entity: Entity) -> str:
    return entity.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entity with its pages; `surfaces` are the declared ones by mode."""

    entity: Entity
    surfaces: dict[Mode, Surface]
    operations: frozenset[Operation]

    @property
    def list(self) -> str:
        return f"{HOME}/{slug(self.entity)}"

    @property
    def create(self) -> str:
        return f"{self.list}/create"

    def view(self, key: str) -> str:
        return f"{self.list}/{quote(key, safe='')}"

    def edit(self, key: str) -> str:
        return f"{self.view(key)}/edit"

    def delete(self, key: str) -> str:
        return f"{self.view(key)}/delete"

    def transition(self, key: str) -> str:
        return f"{self.view(key)}/transition"

    @property
    def view_pattern(self) -> str:
        """The route of `view`, from which those below it are made."""
        return f"{self.list}/{{key}}"

    @property
    def plural(self) -> str:
        """The address that many will try first."""
        return f"{HOME}/{address(self.entity.name)}"

    @property
    def listed(self) -> bool:
        return Mode.LIST in self.surfaces

    @property
    def viewed(self) -> bool:
        return Operation.READ in self.operations

    @property
    def created(self) -> bool:
        return Operation.CREATE in self.operations

    @property
    def edited(self) -> bool:
        return Operation.UPDATE in self.operations

    @property
    def deleted(self) -> bool:
        return Operation.DELETE in self.operations

    @property
    def moved(self) -> bool:
        return self.edited and self.entity.states is not None

    @property
    def every_field(self) -> tuple[SurfaceField, ...]:
        """What a surface over all fields would show."""
        return tuple(SurfaceField(name=field.name, title=field.title) for field in self.entity.fields)

    @property
    def collections(self) -> tuple[Field, ...]:
        """The fields that are rows of another entity."""
        return tuple(field for field in self.entity.fields if isinstance(field.type, HasMany))

    def titles(self, surface: Surface) -> dict[str, str]:
        """What the fields are called in that surface."""
        named = {field.name: field.title for section in surface.sections for field in section.fields}
        return {field.name: named.get(field.name, field.title) for field in self.entity.fields}


def places(appspec: AppSpec) -> dict[str, Place]:
    """The served entities by name, in their order, the project's first; one without surfaces has no pages."""
    served = sorted((e for e in appspec.entities if e.served), key=lambda e: e.owner is Owner.FRAMEWORK)
    found = (Place(entity=e, surfaces=appspec.surfaces_of(e.name), operations=operations(appspec, e)) for e in served)
    return {place.entity.name: place for place in found}
