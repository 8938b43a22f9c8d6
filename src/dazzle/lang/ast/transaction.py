"""Transactions: transfers between ledgers that happen together or not at all."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression, Path
from dazzle.lang.ast.meaning import OneOf, Refers, WholeNumber
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Entry

LedgerName = Annotated[Name, Refers(("ledger",))]


class Transfer(Node, frozen=True, kw_only=True):
    """`transfer deposit:`."""

    KIND: ClassVar[str] = "transfer"

    name: Name
    title: String | None = None
    debit: LedgerName | None = None
    credit: LedgerName | None = None
    amount: Expression | None = None
    code: WholeNumber | None = None
    flags: tuple[Annotated[Name, OneOf(("linked", "pending", "post_pending", "void_pending", "balancing"))], ...] = ()
    pending_id: Path | None = None
    user_data: tuple[Entry, ...] = ()


class Transaction(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "transaction"

    intent: String | None = None
    execution: Annotated[Name, OneOf(("sync", "async"))] | None = None
    priority: Annotated[Name, OneOf(("critical", "high", "normal", "low"))] | None = None
    timeout: Delay | None = None
    transfers: tuple[Transfer, ...] = ()
    idempotency_key: Path | None = None
    validation: tuple[Expression, ...] = ()
