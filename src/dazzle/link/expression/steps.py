"""The step for each kind of node: the whole language of expressions."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.link.expression.branches import conditional
from dazzle.link.expression.calls import call
from dazzle.link.expression.casts import cast
from dazzle.link.expression.constants import duration, literal
from dazzle.link.expression.linking import Step
from dazzle.link.expression.operators import among, binary, listing, unary
from dazzle.link.expression.through import through
from dazzle.link.expression.words import path

STEPS: Mapping[type[ast.Node], Step] = {
    ast.Binary: binary,
    ast.Call: call,
    ast.Cast: cast,
    ast.Conditional: conditional,
    ast.Duration: duration,
    ast.In: among,
    ast.Listing: listing,
    ast.Literal: literal,
    ast.Path: path,
    ast.Unary: unary,
    ast.Via: through,
}
