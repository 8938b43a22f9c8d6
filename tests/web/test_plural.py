"""Entity names to addresses."""

import pytest

from dazzle.web.plural import address


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Docking", "dockings"),
        ("FirmwareRelease", "firmwarereleases"),
        ("Policy", "policies"),
        ("Person", "people"),
        ("SalesPerson", "salespeople"),
        ("Invoice", "invoices"),
        ("LineItem", "lineitems"),
        ("FeedbackReport", "feedbackreports"),
        ("AIJob", "aijobs"),
        ("DeployHistory", "deployhistories"),
        ("LogEntry", "logentries"),
        ("Address", "addresses"),
        ("Tax", "taxes"),
        ("Batch", "batches"),
        ("Dish", "dishes"),
        ("Day", "days"),
        ("Analysis", "analyses"),
        ("Bus", "buses"),
        ("Human", "humans"),
        ("RiskMatrix", "riskmatrices"),
        ("UsageData", "usagedata"),
        ("FishTank", "fishtanks"),
        ("Feedback", "feedback"),
        ("HTTPLog", "httplogs"),
        ("API", "apis"),
        ("Log2", "log2s"),
        ("line_item", "lineitems"),
        ("X", "xes"),
    ],
)
def test_address_is_the_plural_when_a_name_is_english(name: str, expected: str) -> None:
    assert address(name) == expected
