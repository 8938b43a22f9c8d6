"""Figures of a workspace: what rows give together, and what is computed of figures named earlier.

Nothing acts upon them yet, so what does not make sense in them is a warning.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Severity
from dazzle.ir.expression import Expression
from dazzle.ir.types import ANY
from dazzle.lang import ast
from dazzle.link.environment import Environment
from dazzle.link.expression import Typed, link_typed


def link_figures(env: Environment, nodes: Iterable[ast.Metric]) -> Iterator[tuple[ast.Metric, Expression | None]]:
    """Each figure of a block with its expression, None where that does not make sense; it may use those before it."""
    for node in nodes:
        typed = _figure(env, node.value)
        yield node, None if typed is None else typed.expression
        env = env.knowing(node.name.text, ANY if typed is None else typed.type)


def link_figure(env: Environment, node: ast.Expression | None) -> Expression | None:
    """A figure that has no name, or a value of the row."""
    typed = None if node is None else _figure(env, node)
    return None if typed is None else typed.expression


def _figure(env: Environment, node: ast.Expression) -> Typed | None:
    diagnostics = env.scope.diagnostics
    before = len(diagnostics)
    typed = link_typed(replace(env, condition=False, computed=True, rows=bool(env.entity)), node)
    diagnostics[before:] = [replace(found, severity=Severity.WARNING) for found in diagnostics[before:]]
    return typed
