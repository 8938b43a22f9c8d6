"""How deep the expressions of a line are nested."""

from collections.abc import Sequence

from dazzle.lang.outline import Token

DEEPEST = 100
_OPERATORS = frozenset({"and", "or", "not", "=", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%"})


def depth(tokens: Sequence[Token]) -> int:
    """How deep the expressions of a line can be nested at most; every operator may add a level."""
    if len(tokens) <= DEEPEST:
        return 0
    brackets = [
        1 if token.text in "([" else -1 if token.text in ")]" else 0 for token in tokens if token.kind == "SIGN"
    ]
    open_now = deepest = 0
    for step in brackets:
        open_now += step
        deepest = max(deepest, open_now)
    return deepest + sum(token.text.lower() in _OPERATORS for token in tokens)
