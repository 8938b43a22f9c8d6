"""Ledgers, which have no IR yet: whether their accounts can be told apart, and what they write back to."""

from collections.abc import Iterable

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.money import is_currency
from dazzle.ir.entity import Entity, Owner, Storage
from dazzle.lang import ast
from dazzle.link.checks import duplicate_account, unknown_currency, unsuitable_field
from dazzle.link.scope import Scope

AMOUNTS = ("decimal", "money", "int", "bigint")


def check_ledgers(scope: Scope, ledgers: Iterable[ast.Ledger], entities: Iterable[Entity]) -> None:
    """Reports accounts of one ledger with the same code, currencies that are none, and what cannot be written to."""
    found: dict[tuple[str, str], Span] = {}
    own = {entity.name: entity for entity in reversed(tuple(entities))}  # the project's stand first
    for node in ledgers:
        if node.sync_to is not None and node.sync_to.entity.text in own:
            _check_target(scope, node.sync_to, own[node.sync_to.entity.text])
        if node.currency is not None and not is_currency(node.currency.text.upper()):
            scope.report(unknown_currency.at(node.currency))
        if node.account_code is None or node.ledger_id is None:
            continue
        key = (str(node.ledger_id.value), str(node.account_code.value))
        first = found.setdefault(key, node.account_code.span)
        if first is not node.account_code.span:
            ledger, code = key
            scope.report(duplicate_account.at(node.account_code.span, code, ledger, first))


def _check_target(scope: Scope, node: ast.SyncTo, entity: Entity) -> None:
    """A balance is written to a column of an amount, in a table that the project keeps."""
    (name,) = node.field.parts
    field = next((each for each in entity.fields if each.name == name.text), None)
    if entity.storage is Storage.VIRTUAL or entity.owner is Owner.FRAMEWORK:
        virtual = entity.storage is Storage.VIRTUAL
        scope.report(unsuitable_field.without_table(node.entity, "sync_to", virtual=virtual))
    elif field is not None and field.type.keyword not in AMOUNTS:
        needed = "a `decimal`, a `money`, an `int` or a `bigint`"
        scope.report(unsuitable_field.at(name, "sync_to", field.type.keyword, needed))
