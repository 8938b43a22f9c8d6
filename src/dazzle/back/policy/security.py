"""The row security of every table, and the functions that it needs.

A row is fenced by its tenant, whatever else is permitted; then each command has one policy, and a command without one
is refused. What looks into other rows is a function that runs as the tables' owner: else the policies of those rows
would hide them, or call each other without end. To the owner all rows of the tenant are visible; it may change none
without a policy that says so.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from dazzle.back import naming
from dazzle.back.policy.condition import Looks, condition, is_about_others
from dazzle.back.policy.person import Person, base_type, role_of
from dazzle.back.policy.predicate import Predicate, all_of, any_of, negated, written
from dazzle.back.policy.rules import SEEN, Rows, conditions, reach, says
from dazzle.back.quoting import readable
from dazzle.back.relations import Relations, column_names
from dazzle.back.rowsecurity import Function, Policy, RowSecurity, called
from dazzle.fieldtypes.base import quote
from dazzle.ir.entity import Entity, Owner
from dazzle.ir.expression import Binary, Call, Expression, Literal

FENCE = "tenant_fence"
OWNER = "owner_reads"


class Security:
    """Of an application whose tenants share their tables; of any other, there is none."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self.person = Person(relations)
        self._functions: dict[str, Function] = {}
        self._named: dict[tuple[str, tuple[Rows, ...]], tuple[str, tuple[str, ...]]] = {}
        self._read: dict[str, set[str]] = {}

    def of(self, entity: Entity) -> RowSecurity | None:
        """The row security of the entity's table."""
        policies = self._policies.get(entity.table_name)
        if policies is None:
            return None
        if entity.table_name not in self._looked_into:
            return RowSecurity(policies=policies)
        return RowSecurity(policies=(*policies, Policy(name=OWNER, command="SELECT", owner=True, using="true")))

    def functions(self) -> tuple[Function, ...]:
        """Those that the policies call; each comes after those that it calls."""
        return self._called

    @cached_property
    def _called(self) -> tuple[Function, ...]:
        """Without those of what nobody may do: an update of rows that nobody sees has no policy."""
        said = [sql for own in self._policies.values() for each in own for sql in (each.using, each.check)]
        asked, looking = self.person.functions, self._functions
        every = (*_by_name(asked, definer=False), *_by_name(asked, definer=True), *_by_name(looking, definer=True))
        return called(every, said)

    @cached_property
    def _policies(self) -> Mapping[str, tuple[Policy, ...]]:
        """By table; a table whose rows are everybody's is not in it, and one without a policy is nobody's."""
        if self.relations.root is None:
            return {}
        own = [entity for entity in self.relations.stored if entity.owner is Owner.PROJECT]
        return {
            entity.table_name: tuple(self._of(entity))
            for entity in own
            if entity.access or self.relations.partition(entity) is not None or self._base(entity, "read") is not True
        }

    @cached_property
    def _looked_into(self) -> frozenset[str]:
        """The tables into which functions look, and those in which it is found out who somebody is."""
        read = (self._read.get(each.name, set()) for each in self._called)
        return self.person.known_by.union(*read)

    def _of(self, entity: Entity) -> Iterator[Policy]:
        if (partition := self.relations.partition(entity)) is not None:
            (column,) = partition.type.columns(partition.name)
            same = readable(
                f"{quote(column.name)} = {self.person.tenant(self.relations.column_type(entity, partition, column))}"
            )
            yield Policy(name=FENCE, command="ALL", permissive=False, using=same, check=same)
        seen = any_of([self._reach(entity, operation) for operation in SEEN])
        created, updated, deleted = (self._reach(entity, operation) for operation in ("create", "update", "delete"))
        if seen == created == updated == deleted:
            if seen is not False:
                yield Policy(name="may_use", command="ALL", using=written(seen), check=written(seen))
            return
        if seen is not False:
            yield Policy(name="may_read", command="SELECT", using=written(seen))
        if created is not False:
            yield Policy(name="may_create", command="INSERT", check=written(created))
        if updated is not False and seen is not False:
            # What a row becomes, its writer has to be able to see.
            yield Policy(
                name="may_update", command="UPDATE", using=written(all_of((updated, seen))), check=written(seen)
            )
        if deleted is not False and seen is not False:
            yield Policy(name="may_delete", command="DELETE", using=written(all_of((deleted, seen))))

    def _reach(self, entity: Entity, operation: str) -> Predicate:
        """For whom the operation is permitted, on which rows."""
        permitted = self._permitted(entity, operation)
        if permitted is False:
            return False
        rows = reach(entity, operation)
        within = True if rows is None else self._within(entity, operation, rows)
        older = self._older(entity, operation)
        found = all_of((permitted, within, older, self._base(entity, operation)))
        return readable(found) if isinstance(found, str) else found

    def _permitted(self, entity: Entity, operation: str) -> Predicate:
        if any(self.person.asks_in_vain(each) for each in conditions(entity, "forbid", operation)):
            return False  # whom it means cannot be told, so it means everybody
        forbidden = any_of(self._about_people(entity, "forbid", operation))
        permitted = any_of(self._about_people(entity, "permit", operation)) if says(entity, "permit") else True
        return all_of((permitted, negated(forbidden)))

    def _about_people(self, entity: Entity, kind: str, operation: str) -> Iterator[Predicate]:
        roles: list[str] = []
        for each in conditions(entity, kind, operation):
            if (named := _roles(each)) is not None:
                roles += named
            else:
                yield condition(self.relations, entity, self.person, Looks(), each)
        if roles:
            yield self.person.has_role(roles)

    def _older(self, entity: Entity, operation: str) -> Predicate:
        """What `visible`, `permissions` and `access` say, of people and rows at once."""
        kind = "visible" if operation in SEEN else "allow"
        said = conditions(entity, kind, operation)
        return self._within(entity, operation, tuple(Rows((), each) for each in said), "older") if said else True

    def _within(self, entity: Entity, operation: str, rows: tuple[Rows, ...], word: str = "may") -> Predicate:
        """One of the conditions holds; those that look into other rows are in a function."""
        rows = _together(rows)
        inline = [self._row(entity, each, Looks(), "") for each in rows if not is_about_others(entity, each.condition)]
        others = tuple(each for each in rows if is_about_others(entity, each.condition))
        return any_of((*inline, self._function(entity, operation, others, word)) if others else inline)

    def _row(self, entity: Entity, rows: Rows, looks: Looks, alias: str) -> Predicate:
        roles = [role_of(self.relations.appspec, persona) for persona in rows.personas]
        found = condition(self.relations, entity, self.person, looks, rows.condition, alias)
        return all_of((self.person.has_role(roles) if roles else True, found))

    def _function(self, entity: Entity, operation: str, rows: tuple[Rows, ...], word: str) -> Predicate:
        """A call of the function of these conditions, which is the same for every operation that has them."""
        name, arguments = self._named.get((entity.table_name, rows), ("", ()))
        if not name:
            name = naming.fitted(f"{word}_{operation}_{entity.table_name}")
            looks = Looks(origin=name)
            body = any_of([self._row(entity, each, looks, name) for each in rows])
            if isinstance(body, bool):
                return body
            arguments = tuple(looks.columns)
            self._functions[name] = Function(
                name=name,
                arguments=tuple((column, base_type(type_)) for column, type_ in looks.columns.items()),
                returns="boolean",
                body=readable(body),
            )
            self._read[name] = looks.tables
            self._named[entity.table_name, rows] = name, arguments
        return f"{quote(name)}({', '.join(map(quote, arguments))})"

    def _base(self, entity: Entity, operation: str) -> Predicate:
        """A row of a subtype is within reach of those who may do the same with that of its base.

        Who sees the base's row, PostgreSQL asks its own policies.
        """
        base = None if entity.subtype_of is None else self.relations.named(entity.subtype_of, entity.owner)
        if base is None or not base.access:
            return True
        allowed = True if operation in SEEN else self._reach(base, operation)
        if allowed is False:
            return False
        (own,), (key,) = column_names(entity, entity.primary_key), column_names(base, base.primary_key)
        there, here = quote(base.table_name), quote(entity.table_name)
        same = f"{there}.{quote(key)} = {here}.{quote(own)}"
        return f"EXISTS (SELECT FROM {there} WHERE {written(all_of((same, allowed)))})"


def _by_name(functions: Mapping[str, Function], *, definer: bool) -> Iterator[Function]:
    return (functions[name] for name in sorted(functions) if functions[name].definer is definer)


def _together(rows: tuple[Rows, ...]) -> tuple[Rows, ...]:
    """Conditions that hold for several are said once; for everyone, when it holds for everyone."""
    found: dict[Expression, list[tuple[str, ...]]] = {}
    for each in rows:
        found.setdefault(each.condition, []).append(each.personas)
    return tuple(
        Rows(() if () in personas else tuple(dict.fromkeys(one for group in personas for one in group)), condition)
        for condition, personas in found.items()
    )


def _roles(condition: Expression) -> list[str] | None:
    """The roles of which one is enough; None for a condition that says something else."""
    match condition:
        case Call("role", (Literal(str(role)),)):
            return [role]
        case Binary("or", left, right):
            one, other = _roles(left), _roles(right)
            return None if one is None or other is None else [*one, *other]
    return None
