"""Conditions upon which nothing acts yet: what is wrong with them is said where every name is looked up."""

from collections.abc import Mapping

from dazzle.ir.entity import Field
from dazzle.ir.expression import Expression
from dazzle.lang import ast
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.scope import Scope

NOBODY = ""  # the entity of a condition that speaks of no row


def about_nobody(scope: Scope, fields: Mapping[str, Mapping[str, Field]]) -> Environment:
    """Where conditions are linked that speak of the user alone; `replace` its entity for those about rows."""
    return Environment(scope, NOBODY, {**fields, NOBODY: {}}, condition=True)


def link_quietly(env: Environment, node: ast.Expression | None) -> Expression | None:
    """The linked condition; None where there is none, or it does not make sense."""
    if node is None:
        return None
    before = len(env.scope.diagnostics)
    linked = link_condition(env, node)
    del env.scope.diagnostics[before:]
    return linked
