"""What an entity is given by the ledgers that write their balances to it."""

from build import compiled
from dazzle.fieldtypes.datetime import Datetime
from dazzle.ir.entity import Field

LEDGER = """\
ledger {0}:
  account_code: {1}
  ledger_id: 1
  account_type: asset
  currency: EUR
  sync_to: Member.{2}
"""
MEMBER = "entity Member:\n  id: uuid pk\n  balance: money(EUR)\n  held: decimal(12, 2)\n"


def given(text: str) -> list[Field]:
    return [field for field in compiled(text).require().entity("Member").fields if field.given_by == "ledger"]


def test_each_field_that_is_written_to_says_when_that_was() -> None:
    ledgers = LEDGER.format("a", 1, "balance") + LEDGER.format("b", 2, "held") + LEDGER.format("c", 3, "balance")
    found = given(MEMBER + ledgers)
    assert [(field.name, field.type, field.required) for field in found] == [
        ("balance_synced_at", Datetime(), False),
        ("held_synced_at", Datetime(), False),
    ]


def test_nothing_is_given_when_the_entity_declares_it() -> None:
    assert given(MEMBER + "  balance_synced_at: datetime\n" + LEDGER.format("a", 1, "balance")) == []
    assert given(MEMBER) == []
