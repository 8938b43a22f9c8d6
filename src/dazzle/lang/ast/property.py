"""`key: value`, the line that most constructs have many of."""

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.node import Name, Node, String


class Property(Node, frozen=True, kw_only=True):
    """`key: value`, where the value is kept as it stands: one or several names, strings, numbers, booleans."""

    key: Name
    values: tuple[Name | String | Literal, ...]
