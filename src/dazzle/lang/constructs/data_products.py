"""Data products."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import (
    BOOLEAN,
    NAME,
    NAMES,
    RAW,
    RETENTION,
    TEXT,
    VALUE,
    block,
    body,
    declaration,
    opening,
)
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"data_product": opening("name", "title")}

_PRODUCT = block(
    ast.DataProduct,
    "products",
    body(
        "a data product",
        {
            "description": TEXT,
            "source": NAMES,
            "allow": NAMES,
            "deny": NAMES,
            "transform": RAW,
            "retention": RETENTION,
            "refresh": RAW,
            "output_topic": NAME,
            "cross_tenant": BOOLEAN,
        },
    ),
    start="data_product",
    many=True,
)

DATA_PRODUCTS = declaration(
    ast.DataProducts,
    body("`data_products`", {"default_namespace": VALUE, "data_product": _PRODUCT}),
    start="untitled",
)
