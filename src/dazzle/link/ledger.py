"""Ledgers, which have no IR yet: whether their accounts can be told apart."""

from collections.abc import Iterable

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.money import is_currency
from dazzle.lang import ast
from dazzle.link.checks import duplicate_account, unknown_currency
from dazzle.link.scope import Scope


def check_ledgers(scope: Scope, ledgers: Iterable[ast.Ledger]) -> None:
    """Reports accounts of one ledger with the same code, and currencies that are none."""
    found: dict[tuple[str, str], Span] = {}
    for node in ledgers:
        if node.currency is not None and not is_currency(node.currency.text.upper()):
            scope.report(unknown_currency.at(node.currency))
        if node.account_code is None or node.ledger_id is None:
            continue
        key = (str(node.ledger_id.value), str(node.account_code.value))
        first = found.setdefault(key, node.account_code.span)
        if first is not node.account_code.span:
            ledger, code = key
            scope.report(duplicate_account.at(node.account_code.span, code, ledger, first))
