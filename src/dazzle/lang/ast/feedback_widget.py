"""The feedback widget."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.property import Property


class FeedbackWidget(Declaration, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "feedback_widget"

    enabled: bool
    properties: tuple[Property, ...]
