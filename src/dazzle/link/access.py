"""permit, forbid and scope."""

from collections.abc import Iterator

from msgspec.structs import replace

from dazzle.ir.entity import AccessRule
from dazzle.ir.expression import Call, FieldPath, Via, walk
from dazzle.lang import ast
from dazzle.link.checks import misplaced_condition
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.shape import Shape

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
