"""Transactions."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    CONDITION,
    DELAY,
    DOTS,
    ENTRY,
    NAME,
    NAMES,
    NUMBER,
    TEXT,
    block,
    body,
    declaration,
    items,
    only,
    opening,
    table,
)
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"transfer": opening("name", "title"), "validation": only}

_TRANSFER = block(
    ast.Transfer,
    "transfers",
    body(
        "a transfer",
        {
            "debit": NAME,
            "credit": NAME,
            "amount": CONDITION,
            "code": NUMBER,
            "flags": NAMES,
            "pending_id": DOTS,
            "user_data": table("user_data", "`user_data`", ENTRY),
        },
    ),
    start="transfer",
    many=True,
)

TRANSACTION = declaration(
    ast.Transaction,
    body(
        "a transaction",
        {
            "intent": TEXT,
            "execution": NAME,
            "priority": NAME,
            "timeout": DELAY,
            "transfer": _TRANSFER,
            "idempotency_key": DOTS,
            "validation": items("validation", "`validation`", LineRule(start="validation", kind="validation")),
        },
    ),
)
