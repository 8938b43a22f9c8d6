"""permit, forbid and scope, and what was written before there were these."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from dazzle.ir.entity import AccessRule
from dazzle.ir.expression import Binary, Call, FieldPath, Via, walk
from dazzle.lang import ast
from dazzle.link.checks import misplaced_condition
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.shape import Shape

SEEN = ("list", "read")
# What the lines of `access:` stand for.
RIGHTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "read": (("visible", "list"), ("visible", "read")),
    "list": (("visible", "list"),),
    "write": (("allow", "create"), ("allow", "update")),
}
PEOPLE = frozenset({"role", "has_grant", "authenticated", "anonymous"})


def link_access(env: Environment, made: Shape) -> Iterator[AccessRule]:
    """Every rule in the order written; those that do not make sense are reported and left out."""
    env = replace(env, condition=True)
    for block in made.of(ast.Access):
        for rule in block.rules:
            condition = link_condition(env, rule.condition)
            if condition is None:
                continue
            parts = tuple(walk(condition))
            if block.kind == "scope" and any(isinstance(part, Call) and part.function in PEOPLE for part in parts):
                env.scope.report(misplaced_condition.on_people(rule.condition.span))
            elif block.kind != "scope" and any(isinstance(part, FieldPath | Via) for part in parts):
                env.scope.report(misplaced_condition.on_rows(rule.condition.span, block.kind))
            yield AccessRule(
                kind=block.kind,
                operation=rule.operation.text,
                condition=condition,
                personas=tuple(persona.text for persona in rule.personas),
            )


def link_rights(env: Environment, made: Shape) -> Iterator[AccessRule]:
    """The older rules; each decides about the person and the row at once."""
    env = replace(env, condition=True)
    for block in made.of(ast.Rights):
        for right in block.rights:
            condition = link_condition(env, right.condition)
            if condition is None:
                continue
            word = right.word.text
            if block.kind == "visible":
                condition = Binary("and", Call(word), condition)
            for kind, operation in _meant(block.kind, word):
                yield AccessRule(kind=kind, operation=operation, condition=condition)


def _meant(block: str, word: str) -> tuple[tuple[str, str], ...]:
    """What a line of such a block decides, and about which operation."""
    if block == "visible":
        return tuple(("visible", operation) for operation in SEEN)
    return RIGHTS.get(word, (("allow", word),))
