"""Who sees and changes which rows, computed in Python from the rules as written: what PostgreSQL is held to."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner
from dazzle.ir.expression import Call, ContextValue, Expression, FieldPath, Literal, Via
from evaluator import Evaluation, Minor, binary

Row = Mapping[str, object]  # by field; of a poly_ref the entity's name and the key, of money the minor units
NULL = Literal(None)


@dataclass(frozen=True)
class Asks:
    """Who asks; None where nobody is told."""

    user: object = None
    tenant: object = None
    roles: tuple[str, ...] = ()


@dataclass
class World:
    """All rows of all tenants."""

    spec: AppSpec
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entities = {each.name: each for each in self.spec.entities if each.owner is Owner.PROJECT}

    def of_tenant(self, name: str, tenant: object) -> Iterator[Row]:
        """The rows of an entity that a tenant has, and those that are nobody's."""
        divided = self.entities[name].of_tenant
        yield from (row for row in self.rows[name] if not divided or row["tenant_id"] == tenant)

    # ---- what may be done -------------------------------------------------------------------------------------------

    def sees(self, asks: Asks, entity: Entity, row: Row) -> bool:
        return any(self._may(asks, entity, row, operation) for operation in ("read", "list"))

    def creates(self, asks: Asks, entity: Entity, row: Row) -> bool:
        return self._may(asks, entity, row, "create")

    def changes(self, asks: Asks, entity: Entity, row: Row, operation: str) -> bool:
        """What is changed has to be seen."""
        return self.sees(asks, entity, row) and self._may(asks, entity, row, operation)

    def _may(self, asks: Asks, entity: Entity, row: Row, operation: str) -> bool:
        if entity.of_tenant and (asks.tenant is None or row["tenant_id"] != asks.tenant):
            return False
        return (
            self._permitted(asks, entity, operation)
            and self._in_scope(asks, entity, row, operation)
            and self._older(asks, entity, row, operation)
            and self._of_base(asks, entity, row, operation)
        )

    def _permitted(self, asks: Asks, entity: Entity, operation: str) -> bool:
        def holds(kind: str) -> bool:
            rules = [each for each in entity.access if each.kind == kind and each.operation == operation]
            return any(self._true(asks, entity, {}, each.condition) for each in rules)

        if holds("forbid"):
            return False
        return holds("permit") or all(each.kind != "permit" for each in entity.access)

    def _in_scope(self, asks: Asks, entity: Entity, row: Row, operation: str) -> bool:
        scopes = {word: [] for word in ("read", "list", "create", "update", "delete")}
        for each in entity.access:
            if each.kind == "scope":
                scopes[each.operation].append(each)
        rules = scopes[operation]
        if not rules and operation in {"read", "list"}:
            rules = scopes["list" if operation == "read" else "read"]
            if not rules and any(each.kind in {"scope", "permit"} for each in entity.access):
                return False
        if not rules:
            return True
        return any(
            self._is_one_of(asks, each.personas) and self._true(asks, entity, row, each.condition) for each in rules
        )

    def _is_one_of(self, asks: Asks, personas: Iterable[str]) -> bool:
        roles = {each.name: each.role for each in self.spec.personas}
        return "*" in personas or any(roles.get(each, each) in asks.roles for each in personas)

    def _older(self, asks: Asks, entity: Entity, row: Row, operation: str) -> bool:
        kind = "visible" if operation in {"read", "list"} else "allow"
        rules = [each for each in entity.access if each.kind == kind and each.operation == operation]
        return not rules or any(self._true(asks, entity, row, each.condition) for each in rules)

    def _of_base(self, asks: Asks, entity: Entity, row: Row, operation: str) -> bool:
        """The row of the base is seen, and what is done to a row may be done to that of its base."""
        if entity.subtype_of is None:
            return True
        base = self.entities[entity.subtype_of]
        rows = [each for each in self.of_tenant(base.name, asks.tenant) if each["id"] == row["id"]]
        return any(
            self.sees(asks, base, each)
            and (operation in {"read", "list"} or not base.access or self._may(asks, base, each, operation))
            for each in rows
        )

    def _true(self, asks: Asks, entity: Entity, row: Row, condition: Expression) -> bool:
        return Judgement(self, asks, entity, row).of(condition) is True


class Judgement(Evaluation):
    """A condition on a row, by who asks."""

    def __init__(self, world: World, asks: Asks, entity: Entity, row: Row) -> None:
        super().__init__(row, {each.name: each.type for each in entity.fields})
        self.world = world
        self.asks = asks
        self.entity = entity

    def of(self, expression: Expression) -> object:
        match expression:
            case FieldPath(parts, branch):
                return self.followed(parts, branch)
            case ContextValue(name, attribute):
                return self.asked(name, attribute)
        return super().of(expression)

    def settled(self, expression: Expression, value: object) -> object:
        del expression
        return value

    def made(self, expression: Expression) -> object:
        match expression:
            case Call("all" | "anonymous"):
                return True
            case Call("authenticated"):
                return self.asks.user is not None or bool(self.asks.roles)
            case Call("role", (Literal(role),)):
                return role in self.asks.roles
            case Call("today"):
                return dt.datetime.now(dt.UTC).date()
            case Call("now"):
                return dt.datetime.now(dt.UTC)
            case Via():
                return self.through(expression)
        return super().made(expression)

    def asked(self, name: str, attribute: str | None) -> object:
        entity, key = ("User", self.asks.user) if name == "current_user" else ("Org", self.asks.tenant)
        if attribute in {None, "id"} or key is None:
            return key
        found = [row for row in self.world.of_tenant(entity, self.asks.tenant) if row["id"] == key]
        return value(self.world.entities[entity], found[0], attribute) if found else None

    def followed(self, parts: tuple[str, ...], branch: str | None) -> object:
        entity, row = self.entity, self.row
        *steps, last = parts
        for step in steps:
            entity, row = self.next(entity, row, step, branch)
            if row is None:
                return None
        if any(each.name == last and isinstance(each.type, HasOne | LatestOne) for each in entity.fields):
            _, row = self.next(entity, row, last, branch)
            return None if row is None else row["id"]
        return value(entity, row, last)

    def next(self, entity: Entity, row: Row, step: str, branch: str | None) -> tuple[Entity, Row | None]:
        """The row to which a step leads."""
        type_ = entity.field(step).type
        match type_:
            case Ref(entity=name):
                rows = [each for each in self.rows(name) if each["id"] == row[step]]
            case PolyRef():
                name, key = row[step] or (None, None)
                rows = [each for each in self.rows(branch) if each["id"] == key] if name == branch else []
                name = branch
            case LatestOne(entity=name, via=via):
                rows = [each for each in self.living(name) if each[via] == row["id"] and each["until"] is None]
            case HasOne(entity=name):
                (back,) = [
                    each.name
                    for each in self.world.entities[name].fields
                    if isinstance(each.type, Ref) and each.type.entity == entity.name
                ]
                rows = [each for each in self.living(name) if each[back] == row["id"]]
        assert len(rows) <= 1
        return self.world.entities[name], rows[0] if rows else None

    def rows(self, name: str) -> Iterator[Row]:
        yield from self.world.of_tenant(name, self.asks.tenant)

    def living(self, name: str) -> Iterator[Row]:
        """Those that are looked for, and not led to, are not deleted."""
        yield from (row for row in self.rows(name) if row.get("deleted_at") is None)

    def through(self, via: Via) -> bool:
        entity = self.world.entities[via.entity]
        found = any(
            all(self.bound(Judgement(self.world, self.asks, entity, row), each) for each in via.bindings)
            for row in self.living(via.entity)
        )
        return found is not via.negated

    def bound(self, there: "Judgement", binding: tuple[tuple[str, ...], str, Expression]) -> bool:
        parts, operator, other = binding
        one = there.followed(parts, None)
        if other == NULL:
            return (one is None) is (operator == "=")
        return binary(operator, one, self.of(other)) is True


def value(entity: Entity, row: Row, name: str) -> object:
    """The value of a field; nobody knows one that the entity has not."""
    found = row.get(name)
    is_money = any(each.name == name and isinstance(each.type, Money) for each in entity.fields)
    return Minor(Decimal(found)) if is_money and found is not None else found
