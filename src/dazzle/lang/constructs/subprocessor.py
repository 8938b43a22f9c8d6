"""Subprocessors."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAMES, RETENTION, TEXT, VALUE, VALUES, body, declaration

SUBPROCESSOR = declaration(
    ast.Subprocessor,
    body(
        "a subprocessor",
        {
            "handler": VALUE,
            "handler_address": TEXT,
            "jurisdiction": VALUE,
            "data_categories": NAMES,
            "retention": RETENTION,
            "legal_basis": VALUE,
            "consent_category": VALUE,
            "purpose": TEXT,
            "dpa_url": TEXT,
            "scc_url": TEXT,
            "cookies": VALUES,
        },
        needs=("consent_category",),
    ),
)
