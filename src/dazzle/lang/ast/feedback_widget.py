"""The feedback widget."""

from dazzle.lang.ast.node import Node
from dazzle.lang.ast.property import Property


class FeedbackWidget(Node, frozen=True, kw_only=True):
    enabled: bool
    properties: tuple[Property, ...]
