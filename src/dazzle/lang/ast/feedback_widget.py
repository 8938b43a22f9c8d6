"""The feedback widget."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.node import Name, String


class FeedbackWidget(Declaration, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "feedback_widget"

    enabled: bool
    position: Name | None = None
    shortcut: Name | String | None = None
    categories: tuple[Name, ...] = ()
    severities: tuple[Name, ...] = ()
    capture: tuple[Name, ...] = ()
