"""What a person says of names that are gone: that it is a rename, or that it goes.

A rename becomes the `was` of the entity or the field, as if the text said it, so that there is one way to rename.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from msgspec.structs import replace

from dazzle.diagnostics.errors import RevisionRefused, UsageError
from dazzle.fieldtypes.embeds import Embeds
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner, Storage

NAME = r"[^\s.:]+"
RENAME = re.compile(rf"(?:(?P<entity>{NAME})\.)?(?P<old>{NAME}):(?P<new>{NAME})")
DROP = re.compile(rf"(?:(?P<entity>{NAME})\.)?(?P<name>{NAME})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """Of a field, where `entity` is its entity as it is called now or was; without one, of an entity."""

    entity: str | None = None
    old: str
    new: str

    @classmethod
    def parsed(cls, written: str) -> "Rename":
        """`Entity.old:new` or `Old:New`. Raises UsageError for anything else."""
        if (found := RENAME.fullmatch(written.strip())) is None:
            raise UsageError(
                f"`--rename {written}` is not read",
                help="write `--rename Entity.old_name:new_name` for a field, `--rename OldName:NewName` for an entity",
            )
        return cls(**found.groupdict())

    def __str__(self) -> str:
        return f"{'' if self.entity is None else f'{self.entity}.'}{self.old}:{self.new}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A field that goes, or, without `entity`, an entity. `name` may be a column's where a field has several."""

    entity: str | None = None
    name: str

    @classmethod
    def parsed(cls, written: str) -> "Drop":
        """`Entity.field` or `Entity`. Raises UsageError for anything else."""
        if (found := DROP.fullmatch(written.strip())) is None:
            raise UsageError(
                f"`--drop {written}` is not read",
                help="write `--drop Entity.field` for a field, `--drop Entity` for an entity",
            )
        return cls(**found.groupdict())

    def __str__(self) -> str:
        return f"{'' if self.entity is None else f'{self.entity}.'}{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    renames: tuple[Rename, ...] = field(default=())
    drops: tuple[Drop, ...] = field(default=())

    def and_also(self, other: "Hints") -> "Hints":
        """Both; what is said twice counts once."""
        return Hints(
            renames=tuple(dict.fromkeys((*self.renames, *other.renames))),
            drops=tuple(dict.fromkeys((*self.drops, *other.drops))),
        )

    @property
    def options(self) -> tuple[str, ...]:
        """As they are written on a command line."""
        renames = (word for each in self.renames for word in ("--rename", str(each)))
        return (*renames, *(word for each in self.drops for word in ("--drop", str(each))))

    def entity_now(self, name: str) -> str:
        """What an entity is called now that is called so, or was: where two change places, today's name counts."""
        moved = {each.old: each.new for each in self.renames if each.entity is None}
        return name if name in moved.values() else moved.get(name, name)

    def brings(self, name: str, entity: str | None = None) -> bool:
        """Whether an entity, or a field of the entity, has got this name by a rename."""
        return any(
            each.new == name and entity == (None if each.entity is None else self.entity_now(each.entity))
            for each in self.renames
        )


NONE = Hints()


def folded(name: str) -> str:
    """What the name of an entity and that of its table have in common."""
    return name.replace("_", "").lower()


def hinted(appspec: AppSpec, owner: Owner) -> tuple[Entity, ...]:
    """The entities with a table of which the text says a former name, or of a field of which it does."""
    return tuple(
        entity
        for entity in appspec.entities
        if entity.owner is owner and entity.storage is Storage.TABLE
        if entity.was is not None or any(field.was is not None for field in entity.fields)
    )


def told(appspec: AppSpec, hints: Hints, owner: Owner) -> AppSpec:
    """The AppSpec whose text says the renames. Raises RevisionRefused for one that the text contradicts."""
    if not hints.renames:
        return appspec
    _refuse_twice(hints)
    entities = {each.name: each for each in appspec.entities if each.owner is owner}
    for rename in hints.renames:
        if rename.entity is None:
            entities[rename.new] = _renamed_entity(entities, rename, hints)
        else:
            entity = _known(entities, hints.entity_now(rename.entity), rename)
            entities[entity.name] = _with_renamed_field(entity, rename, hints)
    parts = {each.name: each for each in entities.values() if each.storage is Storage.EMBEDDED or _is_part(each, hints)}
    return replace(
        appspec,
        entities=tuple(
            _with_parts(entities[each.name] if each.owner is owner else each, parts) for each in appspec.entities
        ),
    )


def _refuse_twice(hints: Hints) -> None:
    """One name cannot have become two, nor two names one."""
    for end in ("old", "new"):
        said: dict[tuple[str | None, str], Rename] = {}
        for rename in dict.fromkeys(hints.renames):
            place = None if rename.entity is None else hints.entity_now(rename.entity)
            other = said.setdefault((place, getattr(rename, end)), rename)
            if other is not rename:
                raise RevisionRefused(
                    f"`--rename {other}` and `--rename {rename}` contradict each other",
                    help="leave one of them away",
                )


def _known(entities: dict[str, Entity], name: str, rename: Rename) -> Entity:
    if name in entities:
        return entities[name]
    raise RevisionRefused(
        f"`--rename {rename}`: there is no entity `{name}` in the text",
        help=_like(name, entities) or "name entities as the text does",
    )


def _renamed_entity(entities: dict[str, Entity], rename: Rename, hints: Hints) -> Entity:
    entity = _known(entities, rename.new, rename)
    if entity.storage is not Storage.TABLE:
        raise RevisionRefused(
            f"`--rename {rename}`: `{rename.new}` has no table, so there is nothing to rename",
            help="leave the option away",
        )
    _refuse_other(rename, entity.was, f"`{rename.new}`")
    if rename.old in entities and not hints.brings(rename.old) and entities[rename.old].was is None:
        raise _still_there(rename, f"entity `{rename.old}`")
    return replace(entity, was=rename.old)


def _with_renamed_field(entity: Entity, rename: Rename, hints: Hints) -> Entity:
    fields = {each.name: each for each in entity.fields}
    if rename.new not in fields:
        raise RevisionRefused(
            f"`--rename {rename}`: `{entity.name}` has no field `{rename.new}`",
            help=_like(rename.new, fields) or "the new name stands behind the colon, as the text says it",
        )
    _refuse_other(rename, fields[rename.new].was, f"`{entity.name}.{rename.new}`")
    if rename.old in fields and not hints.brings(rename.old, entity.name) and fields[rename.old].was is None:
        raise _still_there(rename, f"field `{entity.name}.{rename.old}`")
    renamed = (replace(each, was=rename.old) if each.name == rename.new else each for each in entity.fields)
    return replace(entity, fields=tuple(renamed))


def _refuse_other(rename: Rename, was: str | None, what: str) -> None:
    """An entity may be written as its table is."""
    is_same = was == rename.old or (rename.entity is None and was is not None and folded(was) == folded(rename.old))
    if was is not None and not is_same:
        raise RevisionRefused(
            f"`--rename {rename}` and `was: {was}` in the text say two former names of {what}",
            help=f"remove `was: {was}` when that rename is done, else leave the option away",
        )


def _still_there(rename: Rename, what: str) -> RevisionRefused:
    return RevisionRefused(
        f"`--rename {rename}`: the {what} is still in the text",
        help="remove it there when it has the new name now; leave the option away when both are meant",
    )


def _like(name: str, known: Iterable[str]) -> str | None:
    found = get_close_matches(name, list(known), n=1)
    return f"did you mean `{found[0]}`?" if found else None


def _is_part(entity: Entity, hints: Hints) -> bool:
    return any(rename.entity is not None and hints.entity_now(rename.entity) == entity.name for rename in hints.renames)


def _with_parts(entity: Entity, parts: dict[str, Entity]) -> Entity:
    """What it embeds has the former names of the fields that it is made of."""
    if not any(isinstance(each.type, Embeds) and each.type.entity in parts for each in entity.fields):
        return entity
    return replace(entity, fields=tuple(_with_part_names(each, parts) for each in entity.fields))


def _with_part_names(one: Field, parts: dict[str, Entity]) -> Field:
    if not isinstance(one.type, Embeds) or one.type.entity not in parts:
        return one
    formers = {each.name: each.was for each in parts[one.type.entity].fields}
    renamed = tuple(replace(part, was=formers.get(part.name, part.was)) for part in one.type.parts)
    return replace(one, type=replace(one.type, parts=renamed))
