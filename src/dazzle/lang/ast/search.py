"""Full-text search over an entity."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import Between, EntityName, FieldPath
from dazzle.lang.ast.node import Name, Node


class Ranking(Node, frozen=True, kw_only=True):
    """`code: 4`: how much a field counts, 1 to 4."""

    field: FieldPath
    weight: Annotated[Literal, Between(1, 4, whole=True)]


class Search(Declaration, frozen=True, kw_only=True):
    """`search on Berth:`."""

    KIND: ClassVar[str] = "search"
    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    fields: tuple[FieldPath, ...] = ()
    ranking: tuple[Ranking, ...] = ()
    highlight: Literal | None = None
    tokenizer: Name | None = None
