"""What could not be read."""

from dazzle.lang.ast.node import Name, Node


class Broken(Node, frozen=True, kw_only=True):
    """A declaration, or an item of one, that could not be read; the parser has said why.

    Names that only it would have defined are not reported as unknown.
    """

    kind: str
    name: Name | None = None
