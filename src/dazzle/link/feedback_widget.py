"""ast.FeedbackWidget to ir.FeedbackWidget."""

from dazzle.ir.feedback_widget import CAPTURED, CATEGORIES, POSITION, SEVERITIES, SHORTCUT, FeedbackWidget
from dazzle.lang import ast
from dazzle.link.plain import value, words


def link_feedback_widget(node: ast.FeedbackWidget) -> FeedbackWidget:
    """The widget; what is not said stands at its default, and so does an empty list."""
    return FeedbackWidget(
        enabled=node.enabled,
        position=str(value(node.position) or POSITION),
        shortcut=str(value(node.shortcut) or SHORTCUT),
        categories=words(node.categories) or CATEGORIES,
        severities=words(node.severities) or SEVERITIES,
        capture=words(node.capture) or CAPTURED,
    )
