"""Ledgers: accounts of double entry."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf, Refers, ShownPath, WholeNumber
from dazzle.lang.ast.node import Name, Node, String


class SyncTo(Node, frozen=True, kw_only=True):
    """`sync_to: Member.balance (trigger: scheduled "0 3 * * *")`: the column that shows the balance."""

    SUBJECT: ClassVar[str] = "entity"

    entity: Annotated[Name, Refers(("entity",), strict=True)]
    field: ShownPath
    trigger: Annotated[Name, OneOf(("after_transfer", "scheduled", "on_demand"))] | None = None
    schedule: String | None = None


class LedgerColumn(Node, frozen=True, kw_only=True):
    """`owner: ref Rental.member`, `kind: "deposit"`: what an account remembers beside its balance."""

    SUBJECT: ClassVar[str] = "entity"

    key: Name
    entity: EntityName | None = None
    field: FieldPath | None = None
    value: Name | String | Literal | None = None


class Ledger(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "ledger"

    intent: String | None = None
    account_code: WholeNumber | None = None
    ledger_id: WholeNumber | None = None
    account_type: Annotated[Name, OneOf(("asset", "liability", "equity", "revenue", "expense"))] | None = None
    currency: Name | None = None
    flags: tuple[Name, ...] = ()
    sync_to: SyncTo | None = None
    tenant_scoped: Literal | None = None
    metadata_mapping: tuple[LedgerColumn, ...] = ()
