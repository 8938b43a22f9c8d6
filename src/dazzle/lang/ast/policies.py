"""Policies on personal data."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Delay


class Classification(Node, frozen=True, kw_only=True):
    """`classify Member.email as PII_DIRECT (retention: 3y)`."""

    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    field: FieldPath
    level: Name
    retention: Delay | Name | None = None


class Erasure(Node, frozen=True, kw_only=True):
    """`erasure Member.email: anonymize cascade`."""

    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    field: FieldPath | None = None
    action: Annotated[Name, OneOf(("delete", "anonymize", "pseudonymize", "redact"))]
    cascade: bool = False


class Policies(Declaration, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "policies"

    classifications: tuple[Classification, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    default_retention: Delay | Name | None = None
    audit_access: Literal | None = None
