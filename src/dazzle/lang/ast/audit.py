"""Audit trails: who changed which field of a row, and when."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.meaning import EntityName, FieldPath
from dazzle.lang.ast.value import Delay


class Audit(Declaration, frozen=True, kw_only=True):
    """`audit on Docking:`."""

    KIND: ClassVar[str] = "audit"
    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    track: tuple[FieldPath, ...] = ()
    show_to: Expression | None = None
    retention: Delay | None = None
