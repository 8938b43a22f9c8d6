"""What could not be read."""

from dataclasses import dataclass

from dazzle.lang.ast.node import Name, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(Node):
    """A declaration, or an item of one, that could not be read; the parser has said why.

    Names that only it would have defined are not reported as unknown.
    """

    kind: str
    name: Name | None = None
