"""Expressions of the AST to those of the IR, in one pass that finds what words mean and whether the parts fit.

`linking.py` says what the steps hand on, `steps.py` lists them; there is a file for each concern.
"""

from dazzle.fieldtypes.base import FieldType
from dazzle.ir import expression as ir
from dazzle.ir.types import Type, of_field
from dazzle.lang import ast
from dazzle.link.environment import Environment
from dazzle.link.expression.linking import Linking, Typed, Wanted
from dazzle.link.expression.steps import STEPS

__all__ = ["Typed", "link_condition", "link_expression", "link_typed"]


def link_condition(env: Environment, node: ast.Expression) -> ir.Expression | None:
    """An expression that is true or false for a row; None when it, or a part of it, was reported."""
    return Linking(env, STEPS).condition(node)


def link_expression(env: Environment, node: ast.Expression, beside: FieldType | None = None) -> ir.Expression | None:
    """The linked expression, None when it, or a part of it, was reported. `beside` is the type it stands beside."""
    typed = link_typed(env, node, beside)
    return None if typed is None else typed.expression


def link_typed(
    env: Environment, node: ast.Expression, beside: FieldType | Type | None = None, *, assigned: bool = False
) -> Typed | None:
    """The linked expression with the type of its values; words and constants mean what they do beside that type.

    What is `assigned` becomes the value of a field of that type; whether the field takes it is not asked here.
    """
    if isinstance(beside, FieldType):
        return Linking(env, STEPS).link(node, Wanted(of_field(beside), beside, assigned=assigned))
    return Linking(env, STEPS).link(node, None if beside is None else Wanted(beside))
