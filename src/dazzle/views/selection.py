"""The part of an AppSpec that is asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner


@dataclass(frozen=True, slots=True)
class Selection:
    """Some entities of an application, in its order; what they refer to is looked up in the whole of it."""

    appspec: AppSpec
    entities: tuple[Entity, ...]

    @property
    def by_name(self) -> Mapping[str, Entity]:
        """Every entity of the application, as references find them."""
        return {entity.name: entity for entity in reversed(self.appspec.entities)}


def select(appspec: AppSpec, names: Collection[str] = (), *, framework: bool = False) -> Selection:
    """The entities of these names; without names the project's, and with `framework` the framework's as well.

    A name that both have is the project's. Raises KeyError for one that nobody has.
    """
    if names:
        wanted = {id(appspec.entity(name)) for name in names}
        return Selection(appspec, tuple(each for each in appspec.entities if id(each) in wanted))
    shown = (each for each in appspec.entities if framework or each.owner is Owner.PROJECT)
    return Selection(appspec, tuple(shown))
