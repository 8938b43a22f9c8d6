"""As whom the application serves: the development identity, until people can log in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dazzle.back.lookup import Place, first_row
from dazzle.back.pool import Context
from dazzle.back.query.asked import Filter
from dazzle.back.query.layout import layout
from dazzle.back.query.record import Record
from dazzle.back.relations import Relations
from dazzle.diagnostics.errors import ServeError
from dazzle.fieldtypes.base import Rejected
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage
from dazzle.ir.persona import Persona
from dazzle.web.keys import key_text
from dazzle.web.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`persona` is a persona's name and `roles` what it may be; `tenant` and `user` are keys as text, None without.

    `tenant_name` and `user_name` are what people call them.
    """

    persona: str | None = None
    roles: tuple[str, ...] = ()
    tenant: str | None = None
    tenant_name: str | None = None
    user: str | None = None
    user_name: str | None = None

    @property
    def context(self) -> Context:
        """What every transaction is told."""
        return Context(user=self.user or "", tenant=self.tenant or "", roles=",".join(self.roles))

    def describe(self) -> str:
        """`clerk, Ada Example of Harbour Ltd`, or what there is of it."""
        who = ", ".join(filter(None, (self.persona, self.user_name))) or "nobody in particular"
        return f"{who} of {self.tenant_name}" if self.tenant_name else who


def resolve(appspec: AppSpec, wanted: Wanted, url: str) -> Identity:
    """The persona, tenant and user that the settings name, else the first of each; raises ServeError for a wrong name.

    A tenant or a user is named by its key, or by any value that only one can have. While there are no rows at all a
    name is not wrong: somebody has to make the first. `url` is the owner's, who sees all people of a tenant.
    """
    persona = _persona(appspec, wanted.persona)
    tenants, users = _entity(appspec, "tenant", "Tenant"), _entity(appspec, "user", "User")
    place = Place(url)
    tenant = None if tenants is None else _row(appspec, tenants, wanted.tenant, "tenant", place)
    within = () if tenant is None or tenants is None or users is None else _within(users, tenants, tenant)
    whose = "" if tenant is None or tenants is None else key_text(tenants, tenant.key)
    user = None if users is None else _row(appspec, users, wanted.user, "user", replace(place, tenant=whose), within)
    return Identity(
        persona=persona.name if persona else None,
        roles=(persona.role,) if persona else (),
        tenant=None if tenant is None or tenants is None else key_text(tenants, tenant.key),
        tenant_name=None if tenant is None or tenants is None else _shown(tenants, tenant),
        user=None if user is None or users is None else key_text(users, user.key),
        user_name=None if user is None or users is None else _shown(users, user),
    )


def _persona(appspec: AppSpec, wanted: str | None) -> Persona | None:
    if wanted is None:
        return next(iter(appspec.personas), None)
    for persona in appspec.personas:
        if persona.name == wanted:
            return persona
    known = ", ".join(persona.name for persona in appspec.personas) or "none"
    raise ServeError(
        f"`[serve] persona` is `{wanted}`, and there is no such persona", help=f"name one of these: {known}"
    )


def _entity(appspec: AppSpec, archetype: str, name: str) -> Entity | None:
    stored = [entity for entity in appspec.entities if entity.served and entity.storage is Storage.TABLE]
    marked = next((entity for entity in stored if entity.archetype == archetype), None)
    return marked or next((entity for entity in stored if entity.name == name), None)


def _row(
    appspec: AppSpec, entity: Entity, wanted: str | None, setting: str, place: Place, within: tuple[Filter, ...] = ()
) -> Record | None:
    found = layout(Relations(appspec), entity)
    first = first_row(place, found, within)
    if wanted is None or (first is None and first_row(place, found) is None):
        return first
    for filters in _named(entity, wanted):
        if (row := first_row(place, found, (*within, *filters))) is not None:
            return row
    raise ServeError(
        f"`[serve] {setting}` is `{wanted}`, and there is no such {entity.title}",
        help="write its key, or a value that only one can have; or leave it out for the first",
    )


def _named(entity: Entity, text: str) -> Iterator[tuple[Filter, ...]]:
    """Filters for each field by which a person may name a row."""
    unique = [each.fields[0] for each in entity.uniques if len(each.fields) == 1]
    key = entity.primary_key if len(entity.primary_key) == 1 else ()
    for name in dict.fromkeys((*key, *unique, entity.display_field)):
        try:
            yield (Filter(field=name, values=(entity.field(name).type.parse_text(text),)),)
        except Rejected:
            continue


def _within(users: Entity, tenants: Entity, tenant: Record) -> tuple[Filter, ...]:
    """The users of the tenant, where a user belongs to one."""
    for field in users.fields:
        if isinstance(field.type, Ref) and field.type.entity == tenants.name:
            return (Filter(field=field.name, values=tenant.key),)
    return ()


def _shown(entity: Entity, record: Record) -> str:
    value = record.values[entity.display_field]
    return key_text(entity, record.key) if value is None else entity.field(entity.display_field).type.display(value)
