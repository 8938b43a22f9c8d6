"""Rows as they might be, for people who read the text."""

from dazzle.lang.ast.node import Node
from dazzle.lang.ast.scenario import DemoRow


class Examples(Node, frozen=True, kw_only=True):
    """`examples:`."""

    rows: tuple[DemoRow, ...] = ()
