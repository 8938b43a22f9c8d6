"""The feedback widget, linked."""

from msgspec import Struct

POSITION = "bottom-right"
SHORTCUT = "backtick"
CATEGORIES = ("bug", "ux", "visual", "behaviour", "enhancement", "other")
SEVERITIES = ("blocker", "annoying", "minor")
CAPTURED = ("url", "persona", "viewport", "user_agent", "console_errors", "nav_history", "page_snapshot")


class FeedbackWidget(Struct, frozen=True, kw_only=True):
    """`capture` is what a report tells beside what was written."""

    enabled: bool = True
    position: str = POSITION
    shortcut: str = SHORTCUT
    categories: tuple[str, ...] = CATEGORIES
    severities: tuple[str, ...] = SEVERITIES
    capture: tuple[str, ...] = CAPTURED
