"""`temporal:`."""

from dazzle.ir.temporal import Temporal
from dazzle.lang import ast
from dazzle.link.checks import required_end, unsuitable_field
from dazzle.link.environment import Environment
from dazzle.link.plain import word

TIMES = ("date", "datetime")
# What is one column of a type that PostgreSQL can compare in an exclusion constraint (documentation F.8, btree_gist).
KEYS = (
    *("ref", "belongs_to", "uuid", "int", "bigint", "decimal", "str", "text", "slug", "email", "url", "timezone"),
    *("enum", *TIMES),
)


def link_temporal(env: Environment, node: ast.Temporal | None) -> Temporal | None:
    if node is None or node.start_field is None or node.end_field is None or node.key_field is None:
        return None
    end = env.own.get(node.end_field.text)
    if end is not None and end.required:
        env.scope.report(required_end.at(node.end_field, env.entity))
    _check_types(env, node.start_field, node.end_field, node.key_field)
    return Temporal(
        start=node.start_field.text,
        end=node.end_field.text,
        key=node.key_field.text,
        default_filter=word(node.default_filter) or "active",
        as_of=word(node.as_of_param) or "as_of",
        overlap=word(node.overlap) or "allow",
    )


def _check_types(env: Environment, start: ast.Name, end: ast.Name, key: ast.Name) -> None:
    """Both ends are moments of one type, and the key is something that rows can share."""
    report = env.scope.report
    begin, finish, thing = (env.own.get(name.text) for name in (start, end, key))
    if begin is not None and begin.type.keyword not in TIMES:
        report(unsuitable_field.at(start, "start_field", begin.type.keyword, "a `date` or a `datetime`"))
    elif finish is not None and begin is not None and finish.type.keyword != begin.type.keyword:
        report(unsuitable_field.at(end, "end_field", finish.type.keyword, f"a `{begin.type.keyword}`"))
    if thing is not None and thing.type.keyword not in KEYS:
        report(unsuitable_field.at(key, "key_field", thing.type.keyword, "a value that rows can share"))
