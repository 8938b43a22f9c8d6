"""Who asks, as SQL: roles, the user and the tenant, from the settings of the transaction."""

from collections.abc import Iterable

from dazzle.back import naming, settings
from dazzle.back.quoting import readable
from dazzle.back.relations import Relations
from dazzle.back.rowsecurity import Function
from dazzle.fieldtypes.base import SqlType, literal, quote
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner
from dazzle.ir.expression import ContextValue

TEXT = SqlType("text")
KNOWN = (
    "COALESCE("
    + ", ".join(f"NULLIF(current_setting('{name}', true), '')" for name in (settings.USER, settings.ROLES))
    + ") IS NOT NULL"
)
ROLES = f"string_to_array(current_setting({literal(settings.ROLES)}, true), ',')"


def base_type(type_: SqlType) -> str:
    """The type without what bounds it, so that no value is cut."""
    return "text" if type_.name == "varchar" else type_.name


def has_role(roles: Iterable[str]) -> str:
    """Whether who asks has one of the roles."""
    names = tuple(dict.fromkeys(roles))
    if len(names) == 1:
        return f"{literal(names[0])} = ANY ({ROLES})"
    return f"{ROLES} && ARRAY[{', '.join(map(literal, names))}]"


def role_of(appspec: AppSpec, persona: str) -> str:
    """The role that a persona has; what is no persona is a role."""
    return next((each.role for each in appspec.personas if each.name == persona), persona)


class Person:
    """What is asked of who asks. `functions` are those that this needs, `read` the tables that they look into.

    `known_by` are the tables of people and of tenants.
    """

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self.functions: dict[str, Function] = {}
        self.read: set[str] = set()
        self._users = self._marked("user", "User")
        whose = (self._users, relations.root)
        self.known_by = frozenset(entity.table_name for entity in whose if entity is not None)

    def _marked(self, archetype: str, name: str) -> Entity | None:
        own = [entity for entity in self.relations.stored if entity.owner is Owner.PROJECT]
        marked = next((entity for entity in own if entity.archetype == archetype), None)
        return marked or next((entity for entity in own if entity.name == name), None)

    def value(self, asked: ContextValue) -> tuple[str, SqlType]:
        """The value as SQL, and its type; what nobody knows is a setting that nobody makes, and so NULL."""
        whose, setting = self._whose(asked.name)
        if whose is None or len(whose.primary_key) != 1:
            name = setting if asked.attribute is None else f"{setting}_{asked.attribute}"
            return settings.setting(name, TEXT), TEXT
        key = whose.field(whose.primary_key[0])
        (column,) = key.type.columns(key.name)
        type_ = self.relations.column_type(whose, key, column)
        if asked.attribute in {None, key.name, "id"}:
            return settings.setting(setting, type_), type_
        return self._attribute(asked, whose, f"{quote(column.name)} = {settings.setting(setting, type_)}", setting)

    def _whose(self, name: str) -> tuple[Entity | None, str]:
        match name:
            case "current_user":
                return self._users, settings.USER
            case "current_tenant":
                return self.relations.root, settings.TENANT
        return None, f"dazzle.{name}"

    def _attribute(self, asked: ContextValue, whose: Entity, condition: str, setting: str) -> tuple[str, SqlType]:
        """By a function: who asks need not see the row. In a select, it is called once and not for every row."""
        assert asked.attribute is not None
        field = next((each for each in whose.fields if each.name == asked.attribute), None)
        columns = () if field is None else field.type.columns(field.name)
        if field is None or not columns:
            return settings.setting(f"{setting}_{asked.attribute}", TEXT), TEXT
        type_ = self.relations.column_type(whose, field, columns[0])
        type_ = SqlType(base_type(type_))
        name = naming.fitted(f"{asked.name}_{asked.attribute}")
        cast = "::text" if type_ == TEXT else ""
        body = f"(SELECT {quote(columns[0].name)}{cast} FROM {quote(whose.table_name)} WHERE {condition})"
        self.functions[name] = Function(name=name, arguments=(), returns=type_.name, body=readable(body))
        self.read.add(whose.table_name)
        return f"(SELECT {quote(name)}())", type_
