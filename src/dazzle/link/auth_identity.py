"""`auth_identity:`."""

from collections.abc import Iterable, Iterator

from dazzle.fieldtypes.base import Rejected
from dazzle.ir.auth_identity import AuthIdentity, DefaultedColumn, MappedColumn
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.link.checks import bad_default, incomplete_auth_identity, repeated_auth_identity
from dazzle.link.constraint import is_stored
from dazzle.link.environment import Environment
from dazzle.link.plain import value, word
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape


def link_identity(env: Environment, made: Shape) -> AuthIdentity | None:
    node = made.first(ast.AuthIdentity)
    if node is None:
        return None
    covered = {name.text for name in (*(each.field for each in node.map), *(each.field for each in node.default))}
    missing = [field.name for field in env.own.values() if _is_needed(field, made) and field.name not in covered]
    if missing and made.whole:
        env.scope.report(incomplete_auth_identity.at(node.span, env.entity, missing))
    return AuthIdentity(
        link_via=word(node.link_via) or "email",
        map=tuple(MappedColumn(field=column.field.text, source=column.source.text) for column in node.map),
        defaults=tuple(_defaults(env, node)),
    )


def _is_needed(field: Field, made: Shape) -> bool:
    """True when a row cannot be made without a value for the field."""
    generated = made.key == (field,) and field.type.keyword in {"uuid", "int", "bigint"}
    return field.required and field.default is None and field.automatic is None and is_stored(field) and not generated


def _defaults(env: Environment, node: ast.AuthIdentity) -> Iterator[DefaultedColumn]:
    """The values that fit their fields; the others are reported."""
    for column in node.default:
        field, found = env.own.get(column.field.text), value(column.value)
        if field is None or found is None or not is_stored(field):
            continue
        try:
            field.type.default(found)
        except Rejected as problem:
            env.scope.report(bad_default.at(column.value.span, field.type.keyword, problem.message))
            continue
        yield DefaultedColumn(field=field.name, value=found)


def check_identities(scope: Scope, shapes: Iterable[Shape]) -> None:
    """Whoever signs in is a row of one entity."""
    found = [(made, node) for made in shapes if (node := made.first(ast.AuthIdentity)) is not None]
    for made, node in found[1:]:
        first, other = found[0]
        scope.report(repeated_auth_identity.at(node.span, made.name, other.span, first.name))
