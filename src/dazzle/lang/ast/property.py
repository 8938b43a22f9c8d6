"""`key: value`, the line that most constructs have many of."""

from dataclasses import dataclass

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.node import Name, Node, String


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(Node):
    """`key: value`, where the value is kept as it stands: one or several names, strings, numbers, booleans."""

    key: Name
    values: tuple[Name | String | Literal, ...]
