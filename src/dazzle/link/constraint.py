"""unique, index, invariant and check."""

from collections.abc import Iterator, Mapping, Sequence

from dazzle.diagnostics.fix import without_item
from dazzle.fieldtypes.base import ARRAY
from dazzle.ir.entity import Field, Index, IndexPart, Invariant, Unique
from dazzle.ir.expression import Expression, FieldPath, row_local, walk
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import bad_setting, field_without_column, repeated_name, unsuitable_method, varying_condition
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape

BTREE = "btree"
METHODS = (BTREE, "hash", "gin", "gist", "brin")
DOCUMENT = "jsonb"


def link_uniques(scope: Scope, made: Shape, own: Mapping[str, Field]) -> Iterator[Unique]:
    """The uniques of single fields, then those on lines of their own."""
    for field in own.values():
        if field.unique:
            yield Unique(fields=(field.name,), span=field.span)
    for item in made.of(ast.Unique):
        if _columns(scope, made.name, item.fields, own):
            yield Unique(fields=tuple(name.text for name in item.fields), span=item.span)


def link_indexes(env: Environment, made: Shape) -> Iterator[Index]:
    """The indexes on lines of their own; a field that is `indexed` says so itself."""
    for item in made.of(ast.Index):
        where = link_condition(env, item.where) if item.where is not None else None
        if item.where is not None and where is not None and not row_local(where):
            env.scope.report(varying_condition.at(item.where.span))
        if item.using is not None and item.using.text not in METHODS:
            env.scope.report(bad_setting.at(item.using.span, "using", item.using.text, METHODS))
        if _columns(env.scope, made.name, item.parts, env.own):
            _report_method(env, item)
            yield Index(
                parts=tuple(IndexPart(field=part.field.text, descending=part.descending) for part in item.parts),
                where=where,
                using=item.using.text if item.using else BTREE,
                span=item.span,
            )


def _report_method(env: Environment, item: ast.Index) -> None:
    """Say what PostgreSQL has no operator class for, and what a method cannot do (documentation, 11.2 and 11.10)."""
    method = BTREE if item.using is None else item.using.text
    if item.using is None or method == BTREE or method not in METHODS:
        return
    types = [
        column.type.name for part in item.parts for column in env.own[part.field.text].type.columns(part.field.text)
    ]
    if any(part.descending for part in item.parts):
        env.scope.report(unsuitable_method.at(item.using.span, method, "has no order: leave `desc` away"))
    elif method == "hash" and len(types) > 1:
        env.scope.report(unsuitable_method.at(item.using.span, method, "holds one column"))
    elif not all(_holds(method, each) for each in types):
        env.scope.report(unsuitable_method.at(item.using.span, method, "does not hold all of these fields"))


def _holds(method: str, type_name: str) -> bool:
    several = type_name == DOCUMENT or type_name.endswith(ARRAY)
    match method:
        case "gin":
            return several
        case "brin":
            return not several and type_name != "boolean"
    return method == "hash"


def link_invariants(env: Environment, made: Shape) -> Iterator[Invariant]:
    """The rules on a row, each with a name that no other of the entity has."""
    taken: set[str] = set()
    for item in made.items:
        if not isinstance(item, ast.Invariant | ast.Check):
            continue
        expression = link_condition(env, item.expression)
        if expression is None:
            continue
        name = _untaken(_name(item, expression), taken)
        message = item.message.value if isinstance(item, ast.Invariant) and item.message else None
        if isinstance(item, ast.Check):
            message = item.name.value
        yield Invariant(
            name=name,
            expression=expression,
            message=message or f"This does not fit the rule `{name}`",
            row_local=row_local(expression),
            span=item.span,
        )


def has_column(scope: Scope, name: ast.Name, entity: str, own: Mapping[str, Field]) -> bool:
    """True when the entity has a stored field of that name; what is wrong is reported."""
    field = scope.check_field(name, entity, own)
    if field is not None and not is_stored(field):
        scope.report(field_without_column.at(name, entity))
        return False
    return field is not None


def is_stored(field: Field) -> bool:
    """True when the field has columns in its entity's table."""
    return bool(field.type.columns(field.name))


def _columns(scope: Scope, entity: str, written: Sequence[ast.Name | ast.IndexPart], own: Mapping[str, Field]) -> bool:
    """True when each name is a stored field, and none stands twice; all that is wrong is reported."""
    first: dict[str, ast.Name] = {}
    right = True
    before = None
    for item in written:
        name = item.field if isinstance(item, ast.IndexPart) else item
        if (other := first.setdefault(name.text, name)) is not name and before is not None:
            spare = without_item(scope.sources[name.span.file], item.span, before.span)
            scope.report(repeated_name.at(name, other, spare))
            right = False
        else:
            right = has_column(scope, name, entity, own) and right
        before = item
    return right


def _name(item: ast.Invariant | ast.Check, expression: Expression) -> str:
    """The name that was given, else the fields that the rule reads."""
    if isinstance(item, ast.Check):
        return names.folded(item.name.value)
    if item.code is not None:
        return item.code.text
    read = dict.fromkeys(part.parts[0] for part in walk(expression) if isinstance(part, FieldPath))
    return "_".join(read) or "rule"


def _untaken(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    taken.add(name)
    return name
