"""What the pages share: where everything is, and the frame around each page."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request

from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Field, Owner
from dazzle.ir.surface import Mode
from dazzle.web.pages.addresses import HOME, Place, places
from dazzle.web.pages.assets import ASSETS
from dazzle.web.pages.flash import read
from dazzle.web.pages.parts import Identity, Link, NavGroup, Shell
from dazzle.web.runtime import Runtime, Service

GROUPS = (("", Owner.PROJECT), ("Administration", Owner.FRAMEWORK))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`places` are the served entities by name."""

    runtime: Runtime
    places: dict[str, Place]

    @classmethod
    def of(cls, runtime: Runtime) -> "Site":
        return cls(runtime=runtime, places=places(runtime.appspec))

    def service(self, place: Place) -> Service:
        return self.runtime.service(place.entity.name)

    def at(self, plural: str) -> Place | None:
        """The entity that a plural address leads to, None where it is the address of a list itself."""
        if any(place.list == plural for place in self.places.values()):
            return None
        return next((place for place in self.places.values() if place.listed and place.plural == plural), None)

    def listed(self, owner: Owner) -> Iterator[Place]:
        """The entities with a list, those of the project or of the framework."""
        return (place for place in self.places.values() if place.listed and place.entity.owner is owner)

    def collections(self, place: Place) -> Iterator[tuple[Field, Field]]:
        """The fields that are rows of another entity, each with that entity's field that refers back."""
        for field in place.collections:
            assert isinstance(field.type, HasMany)
            other = self.places.get(field.type.entity)
            for back in () if other is None or field.type.via else other.entity.fields:
                if isinstance(back.type, Ref) and back.type.entity == place.entity.name:
                    yield field, back
                    break

    def shell(self, request: Request, title: str, current: Place | None = None) -> Shell:
        """The frame of a page with that title; `current` is the entity it belongs to."""
        app = self.runtime.appspec.title
        return Shell(
            app=app,
            mark=app[:1].upper(),
            title=title,
            nav=self.navigation(request.url.path, current),
            identity=self.identity,
            assets=ASSETS,
            flash=read(request),
        )

    def navigation(self, path: str, current: Place | None) -> tuple[NavGroup, ...]:
        """The overview, then the lists, the project's own before the framework's."""
        groups = [NavGroup(title="", links=(Link(title="Overview", url=HOME, current=path == HOME),))]
        for title, owner in GROUPS:
            places = self.listed(owner)
            links = tuple(Link(title=list_title(p), url=p.list, current=p is current) for p in places)
            if links:
                groups.append(NavGroup(title=title, links=links))
        return tuple(groups)

    def trail(self, place: Place) -> tuple[Link, ...]:
        """The way up from a row's page."""
        return (Link(title=list_title(place), url=place.list) if place.listed else Link(title="Overview", url=HOME),)

    @property
    def identity(self) -> Identity:
        """The persona, and whom it stands for: nobody logs in yet."""
        acting = self.runtime.identity
        titles = {persona.name: persona.title for persona in self.runtime.appspec.personas}
        name = "nobody in particular" if acting.persona is None else titles.get(acting.persona, acting.persona)
        where = " of ".join(part for part in (acting.user_name, acting.tenant_name) if part)
        note = "Development identity: nobody has to log in. Times are UTC."
        return Identity(name=f"You are {name}", note=f"{where}. {note}" if where else note)


def list_title(place: Place) -> str:
    """What the entity's list is called; one without a list has only its own name."""
    return place.surfaces[Mode.LIST].title if place.listed else place.entity.title
