"""The feedback widget."""

from dataclasses import dataclass

from dazzle.lang.ast.node import Node
from dazzle.lang.ast.property import Property


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackWidget(Node):
    enabled: bool
    properties: tuple[Property, ...]
