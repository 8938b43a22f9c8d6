"""What must be true of an entity's rows, and how they are found."""

from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.meaning import FieldName
from dazzle.lang.ast.node import Name, Node, String


class Unique(Node, frozen=True, kw_only=True):
    """`unique a, b`, `unique (a, b)`."""

    fields: tuple[FieldName, ...]


class IndexPart(Node, frozen=True, kw_only=True):
    field: FieldName
    descending: bool = False


class Index(Node, frozen=True, kw_only=True):
    """`index a, b desc where <expr> using gin`."""

    parts: tuple[IndexPart, ...]
    where: Expression | None = None
    using: Name | None = None


class Invariant(Node, frozen=True, kw_only=True):
    """`invariant: <expr>` with `message:` and `code:` below it."""

    expression: Expression
    message: String | None = None
    code: Name | None = None


class Check(Node, frozen=True, kw_only=True):
    """`check "name": <expr>`."""

    name: String
    expression: Expression
