"""A condition on a row as SQL, which may look into other rows and ask who it is that asks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from dazzle.back.expression import NotSqlError, Writer
from dazzle.back.keys import DELETED_AT
from dazzle.back.policy.comparing import compared, truth
from dazzle.back.policy.person import Person
from dazzle.back.policy.predicate import written
from dazzle.back.relations import Relations, column_names
from dazzle.fieldtypes.base import Column, FieldType, SqlType, literal, quote
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Computed, Entity, Field
from dazzle.ir.expression import (
    Aggregate,
    Binary,
    Call,
    ContextValue,
    Expression,
    FieldPath,
    Given,
    In,
    Literal,
    Via,
    walk,
)
from dazzle.ir.operators import COMPARISONS
from dazzle.ir.types import ANY, Type, of_field

NULL = Literal(None)


@dataclass(slots=True)
class Looks:
    """What a condition looks into: the tables of other rows, and the columns of its own row, which is `origin`."""

    origin: str = ""
    tables: set[str] = field(default_factory=set)
    columns: dict[str, SqlType] = field(default_factory=dict)
    aliases: int = 0

    def alias(self) -> str:
        self.aliases += 1
        return f"t{self.aliases}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path has come to: `alias` is "" for the columns of the row that a policy is about."""

    entity: Entity
    alias: str

    def column(self, name: str) -> str:
        return f"{quote(self.alias)}.{quote(name)}" if self.alias else quote(name)

    def living(self) -> tuple[str, ...]:
        """That the row is not deleted: what is looked for, and not led to by a reference, is there."""
        return (f"{self.column(DELETED_AT)} IS NULL",) if self.entity.soft_delete else ()


def is_about_others(entity: Entity, expression: Expression) -> bool:
    """Whether a condition looks into other rows than its own, for which it needs to see what its reader may not."""
    elsewhere = {each.name for each in entity.fields if isinstance(each.type, HasOne | LatestOne)}
    return any(
        isinstance(part, Via | Aggregate) or (isinstance(part, FieldPath) and _leads_on(part, elsewhere))
        for part in walk(expression)
    )


def _leads_on(path: FieldPath, elsewhere: Collection[str]) -> bool:
    return path.computed or path.parts[0] in elsewhere or (len(path.parts) > 1 and not path.embedded)


class ConditionWriter(Writer):
    """Implements Writing for rows of `entity`, whose columns are those of `alias`. Raises NotSqlError."""

    def __init__(self, relations: Relations, entity: Entity, person: Person, looks: Looks, alias: str = "") -> None:
        super().__init__({each.name: each.type for each in entity.fields}, of_row=True)
        self.relations = relations
        self.entity = entity
        self.person = person
        self.looks = looks
        self.alias = alias
        self.around: tuple[str, Type] = ("NULL", ANY)  # a value of the row around, and its type

    def named(self, path: FieldPath | Given, rows: str | None = None) -> Type:
        if isinstance(path, Given):
            return self.around[1]
        start = self.entity if rows is None else self._entity(rows)
        entity, tail = start, path.parts
        while len(tail) > 1 and not isinstance((step := _field(entity, tail[0])).type, Embeds):
            entity, tail = self._target(step.type, path.branch), tail[1:]
        computed = _computed(entity, tail[0])
        return computed.type if computed is not None else of_field(_leaf(entity, tail)[1])

    def column(self, path: FieldPath) -> tuple[str, Column]:
        """A column of the row, or what a query of one value gives."""
        tables: list[str] = []
        conditions: list[str] = []
        place, tail = self._followed(path, tables, conditions)
        if (computed := _computed(place.entity, tail[0])) is not None:
            sql, column = self._at(place).written_as(computed), Column(tail[0], SqlType("text"))
        else:
            name, type_ = _leaf(place.entity, tail)
            column, *_ = type_.columns(name)
            if len(tail) == 1:
                of = _field(place.entity, name)
                column = Column(column.name, self.relations.column_type(place.entity, of, column))
            sql = place.column(column.name)
            self._look(place, column)
        if not tables:
            return sql, column
        return f"(SELECT {sql} FROM {', '.join(tables)} WHERE {' AND '.join(conditions)})", column

    def written_as(self, computed: Computed) -> str:
        return f"({self.write(computed.expression)})"

    def made(self, expression: Expression, type_: Type | None) -> str:
        match expression:
            case ContextValue():
                return self.person.value(expression)[0]
            case Given():
                return self.around[0]
            case Call("all" | "anonymous"):
                return "true"
            case Call("authenticated"):
                return self.person.is_known()
            case Call("role", (Literal(str(role)),)):
                return self.person.has_role((role,))
            case Call("has_grant"):
                return "false"
            case Via():
                return self._through(expression)
            case Aggregate():
                return self._aggregate(expression)
        return super().made(expression, type_)

    def type(self, expression: Expression) -> Type:
        return self.person.type(expression) if isinstance(expression, ContextValue) else super().type(expression)

    def binary(self, expression: Binary) -> str:
        left, right = expression.left, expression.right
        asked = isinstance(left, ContextValue | Given) or isinstance(right, ContextValue | Given)
        if expression.operator in COMPARISONS and asked and NULL not in (left, right):
            return compared(self, expression)
        return super().binary(expression)

    def among(self, expression: In) -> str:
        """What is known only of who asks is compared by itself; an array stands for what is in it."""
        asked = [option for option in expression.options if isinstance(option, ContextValue)]
        if not asked and not isinstance(expression.operand, ContextValue):
            return super().among(expression)
        tests = [self._is(expression.operand, option) for option in expression.options]
        joined = " OR ".join(f"({test})" for test in tests) or "false"
        return f"NOT ({joined})" if expression.negated else f"({joined})"

    def _is(self, operand: Expression, option: Expression) -> str:
        if isinstance(option, ContextValue):
            sql, type_ = self.person.value(option)
            if type_.name.endswith("[]"):
                return f"({self.write(operand)})::text = ANY ({sql}::text[])"
        return self.binary(Binary("=", operand, option))

    # ---- other rows -------------------------------------------------------------------------------------------------

    def _followed(self, path: FieldPath, tables: list[str], conditions: list[str]) -> tuple[Place, tuple[str, ...]]:
        """Where the path ends, and what it names there; the tables on the way, and how their rows are found."""
        place, tail = Place(self.entity, self.alias), path.parts
        while len(tail) > 1 and not isinstance((step := _field(place.entity, tail[0])).type, Embeds):
            place, tail = self._next(place, step, path.branch, tables, conditions), tail[1:]
        last = next((each for each in place.entity.fields if each.name == tail[0]), None)
        if last is not None and isinstance(last.type, HasOne | LatestOne):
            place = self._next(place, last, path.branch, tables, conditions)
            return place, (place.entity.primary_key[0],)
        return place, tail

    def _next(self, place: Place, step: Field, branch: str | None, tables: list[str], conditions: list[str]) -> Place:
        target = self._target(step.type, branch)
        there = Place(target, self.looks.alias())
        self.looks.tables.add(target.table_name)
        tables.append(f"{quote(target.table_name)} AS {quote(there.alias)}")
        for theirs, own in self._pairs(place.entity, step, target):
            found = next(column for column in _all_columns(self.relations, place.entity) if column.name == own)
            self._look(place, found)
            conditions.append(f"{there.column(theirs)} = {place.column(own)}")
        if isinstance(step.type, PolyRef):
            kind, _ = step.type.columns(step.name)
            self._look(place, kind)
            conditions.append(f"{place.column(kind.name)} = {literal(branch or '')}")
        if isinstance(step.type, LatestOne | HasOne):
            conditions += there.living()
        if isinstance(step.type, LatestOne) and target.temporal is not None:
            (end,) = column_names(target, (target.temporal.end,))
            conditions.append(f"{there.column(end)} IS NULL")
        return there

    def _pairs(self, entity: Entity, step: Field, target: Entity) -> Iterator[tuple[str, str]]:
        """The columns of the target that are as columns of the entity."""
        own = column_names(entity, entity.primary_key)
        match step.type:
            case Ref():
                yield from zip(
                    column_names(target, target.primary_key), column_names(entity, (step.name,)), strict=True
                )
            case PolyRef():
                _, key = step.type.columns(step.name)
                yield from zip(column_names(target, target.primary_key), (key.name,), strict=True)
            case LatestOne(via=via):
                yield from zip(column_names(target, (via,)), own, strict=True)
            case HasOne():
                back = self.relations.back(target, entity)
                if back is None:
                    raise NotSqlError(f"{target.name} has several references to {entity.name}, or none")
                yield from zip(column_names(target, (back.name,)), own, strict=True)
            case _:
                raise NotSqlError(f"{step.name} leads to no row")

    def _target(self, type_: FieldType, branch: str | None) -> Entity:
        name = branch if isinstance(type_, PolyRef) else getattr(type_, "entity", None)
        if name is None:
            raise NotSqlError("a path leads nowhere")
        return self._entity(name)

    def _entity(self, name: str) -> Entity:
        found = self.relations.named(name, self.entity.owner)
        if found is None:
            raise NotSqlError(f"{name} has no table")
        return found

    def _look(self, place: Place, column: Column) -> None:
        if place.alias == self.looks.origin:
            self.looks.columns[column.name] = column.type

    def _at(self, place: Place) -> "ConditionWriter":
        return ConditionWriter(self.relations, place.entity, self.person, self.looks, place.alias)

    def _through(self, via: Via) -> str:
        there = Place(self._entity(via.entity), self.looks.alias())
        self.looks.tables.add(there.entity.table_name)
        inner = self._at(there)
        conditions = [inner.bound(FieldPath(parts), operator, value, self) for parts, operator, value in via.bindings]
        conditions += there.living()
        sql = f"EXISTS (SELECT FROM {quote(there.entity.table_name)} AS {quote(there.alias)}"
        return f"{'NOT ' if via.negated else ''}{sql} WHERE {' AND '.join(conditions) or 'true'})"

    def bound(self, path: FieldPath, operator: str, value: Expression, outer: "ConditionWriter") -> str:
        """A condition on this row, about a value of the row around."""
        if not isinstance(value, FieldPath):
            return self.binary(Binary(operator, path, value))
        self.around = (outer.write(value), outer.type(value))
        return self.binary(Binary(operator, path, Given("around")))

    def _aggregate(self, aggregate: Aggregate) -> str:
        """Of the rows that refer to this one."""
        there = Place(self._entity(aggregate.entity), self.looks.alias())
        back = self.relations.back(there.entity, self.entity)
        if back is None:
            raise NotSqlError(f"{aggregate.entity} has several references to {self.entity.name}, or none")
        self.looks.tables.add(there.entity.table_name)
        inner = self._at(there)
        (own,) = column_names(self.entity, self.entity.primary_key)
        (reference,) = column_names(there.entity, (back.name,))
        mine = Place(self.entity, self.alias)
        self._look(mine, next(c for c in _all_columns(self.relations, self.entity) if c.name == own))
        conditions = [f"{there.column(reference)} = {mine.column(own)}", *there.living()]
        if aggregate.where is not None:
            conditions.append(f"({inner.write(truth(aggregate.where))})")
        operand = "*" if aggregate.operand is None else inner.write(aggregate.operand)
        table = f"{quote(there.entity.table_name)} AS {quote(there.alias)}"
        return f"(SELECT {aggregate.function}({operand}) FROM {table} WHERE {' AND '.join(conditions)})"


def condition(
    relations: Relations, entity: Entity, person: Person, looks: Looks, expression: Expression, alias: str = ""
) -> str | bool:
    """The condition as SQL; True and False where it is nothing else."""
    match expression:
        case Literal(bool(value)):
            return value
        case Call("all" | "anonymous"):
            return True
        case Call("has_grant"):
            return False
    return written(ConditionWriter(relations, entity, person, looks, alias).write(truth(expression)))


def _field(entity: Entity, name: str) -> Field:
    try:
        return entity.field(name)
    except KeyError:
        raise NotSqlError(f"{entity.name} has no field {name}") from None


def _leaf(entity: Entity, tail: tuple[str, ...]) -> tuple[str, FieldType]:
    """The name and the type that make the columns of what is named."""
    found = _field(entity, tail[0])
    if len(tail) == 1:
        return found.name, found.type
    part = found.type.part(tail[1]) if isinstance(found.type, Embeds) else None
    if part is None:
        raise NotSqlError(f"{entity.name}.{tail[0]} has no part {tail[1]}")
    return part.within(found.name), part.type


def _computed(entity: Entity, name: str) -> Computed | None:
    return next((each for each in entity.computed if each.name == name), None)


def _all_columns(relations: Relations, entity: Entity) -> Iterator[Column]:
    for each in entity.fields:
        for column in each.type.columns(each.name):
            yield Column(column.name, relations.column_type(entity, each, column))
