"""permit, forbid and scope."""

from dataclasses import dataclass

from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.node import Name, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRule(Node):
    """One line of permit, forbid or scope.

    `condition` is an Expression; the whole-rule words `all authenticated anonymous false` are a Path of one part or
    a Literal(False). `personas` are the names after `as:` of a scope rule (`*` for everyone).
    """

    operation: Name
    condition: Expression
    personas: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access(Node):
    """`permit:`, `forbid:` or `scope:` with its rules."""

    kind: str
    rules: tuple[AccessRule, ...]
