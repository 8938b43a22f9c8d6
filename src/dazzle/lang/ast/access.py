"""permit, forbid and scope, and what was written before there were these."""

from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.meaning import PersonaName
from dazzle.lang.ast.node import Name, Node


class AccessRule(Node, frozen=True, kw_only=True):
    """One line of permit, forbid or scope.

    `condition` is an Expression; the whole-rule words `all authenticated anonymous false` are a Path of one part or
    a Literal(False). `personas` are the names after `as:` of a scope rule (`*` for everyone).
    """

    operation: Name
    condition: Expression
    personas: tuple[PersonaName, ...] = ()


class Access(Node, frozen=True, kw_only=True):
    """`permit:`, `forbid:` or `scope:` with its rules."""

    kind: str
    rules: tuple[AccessRule, ...]


class Right(Node, frozen=True, kw_only=True):
    """One line of `visible`, `permissions` or `access`: the condition may ask about the person and the row.

    `word` is the operation; in `visible` it is `authenticated` or `anonymous`: whom the line speaks of.
    """

    word: Name
    condition: Expression


class Rights(Node, frozen=True, kw_only=True):
    """`visible:`, `permissions:` or `access:` with its lines, the older way to say who may do what."""

    kind: str
    rights: tuple[Right, ...]
