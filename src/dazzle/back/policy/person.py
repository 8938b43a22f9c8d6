"""Who asks, as SQL: roles, the user and the tenant, from the settings of the transaction.

Each setting has a function, so that a policy reads as what it means; PostgreSQL puts what they are in their place.
"""

from collections.abc import Iterable

from dazzle.back import naming, settings
from dazzle.back.quoting import readable
from dazzle.back.relations import Relations
from dazzle.back.rowsecurity import Function
from dazzle.fieldtypes.base import SqlType, literal, quote
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner
from dazzle.ir.expression import ContextValue, Expression, walk
from dazzle.ir.types import ANY, Type, of_field

TEXT = SqlType("text")
CURRENT_ROLES = f"current_setting({literal(settings.ROLES)}, true)"
UNKNOWN = "NULL::text"
KEYS = {settings.USER: "context_user", settings.TENANT: "context_tenant"}


def base_type(type_: SqlType) -> str:
    """The type without what bounds it, so that no value is cut."""
    return "text" if type_.name == "varchar" else type_.name


def role_of(appspec: AppSpec, persona: str) -> str:
    """The role that a persona has; what is no persona is a role."""
    return next((each.role for each in appspec.personas if each.name == persona), persona)


class Person:
    """What is asked of who asks. `functions` are those that this needs.

    `known_by` are the tables of people and of tenants, into which they look.
    """

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self.functions: dict[str, Function] = {}
        self._users = self._marked("user", "User")
        whose = (self._users, relations.root)
        self.known_by = frozenset(entity.table_name for entity in whose if entity is not None)

    def _marked(self, archetype: str, name: str) -> Entity | None:
        own = [entity for entity in self.relations.stored if entity.owner is Owner.PROJECT]
        marked = next((entity for entity in own if entity.archetype == archetype), None)
        return marked or next((entity for entity in own if entity.name == name), None)

    def has_role(self, roles: Iterable[str]) -> str:
        """Whether who asks has one of the roles."""
        names = tuple(dict.fromkeys(roles))
        asked = self._setting("context_roles", "text[]", f"string_to_array({CURRENT_ROLES}, ',')")
        if len(names) == 1:
            return f"{literal(names[0])} = ANY ({asked})"
        return f"{asked} && ARRAY[{', '.join(map(literal, names))}]"

    def is_known(self) -> str:
        """Whether it is somebody: a user, or at least a role."""
        told = ", ".join(settings.setting(name, TEXT) for name in (settings.USER, settings.ROLES))
        return self._setting("context_is_known", "boolean", f"COALESCE({told}) IS NOT NULL")

    def tenant(self, type_: SqlType) -> str:
        """The key of the tenant for whom the transaction is."""
        return self._key(settings.TENANT, type_)

    def _key(self, setting: str, type_: SqlType) -> str:
        type_ = SqlType(base_type(type_))
        return self._setting(KEYS[setting], type_.name, settings.setting(setting, type_))

    def _setting(self, name: str, returns: str, body: str) -> str:
        """A call of the function that gives a setting."""
        self.functions[name] = Function(name=name, arguments=(), returns=returns, body=body, definer=False)
        return f"{name}()"

    def value(self, asked: ContextValue) -> tuple[str, SqlType]:
        """The value as SQL, and its type; what nobody knows is null."""
        whose, setting = self._whose(asked.name)
        if asked.attribute in {None, "id"} and whose is None and setting is not None:
            return settings.setting(setting, TEXT), TEXT
        if whose is None or setting is None or (field := _field(whose, asked)) is None:
            return UNKNOWN, TEXT
        key = whose.field(whose.primary_key[0])
        (column,) = key.type.columns(key.name)
        type_ = self.relations.column_type(whose, key, column)
        if field == key:
            return self._key(setting, type_), type_
        return self._attribute(asked, whose, field, f"{quote(column.name)} = {self._key(setting, type_)}")

    def asks_in_vain(self, expression: Expression) -> bool:
        """Whether a condition asks something of somebody that nobody knows."""
        return any(isinstance(part, ContextValue) and self.value(part)[0] == UNKNOWN for part in walk(expression))

    def type(self, asked: ContextValue) -> Type:
        """What the value is in the language."""
        whose, _ = self._whose(asked.name)
        field = None if whose is None else _field(whose, asked)
        return ANY if field is None else of_field(field.type)

    def _whose(self, name: str) -> tuple[Entity | None, str | None]:
        """Whose row it is about, and which setting has its key; what a page alone knows, the database is not told."""
        match name:
            case "current_user":
                found, setting = self._users, settings.USER
            case "current_tenant":
                found, setting = self.relations.root, settings.TENANT
            case _:
                return None, None
        return (found if found is not None and len(found.primary_key) == 1 else None), setting

    def _attribute(self, asked: ContextValue, whose: Entity, field: Field, condition: str) -> tuple[str, SqlType]:
        """By a function: who asks need not see the row. In a select, it is called once and not for every row."""
        column, *_ = field.type.columns(field.name)
        type_ = SqlType(base_type(self.relations.column_type(whose, field, column)))
        name = naming.fitted(f"{asked.name}_{asked.attribute}")
        cast = "::text" if type_ == TEXT else ""
        body = f"(SELECT {quote(column.name)}{cast} FROM {quote(whose.table_name)} WHERE {condition})"
        self.functions[name] = Function(name=name, arguments=(), returns=type_.name, body=readable(body))
        return f"(SELECT {quote(name)}())", type_


def _field(whose: Entity, asked: ContextValue) -> Field | None:
    """The field that is asked for, where it has a column; the key, without one."""
    name = whose.primary_key[0] if asked.attribute in {None, "id"} else asked.attribute
    return next((each for each in whose.fields if each.name == name and each.type.columns(name)), None)
