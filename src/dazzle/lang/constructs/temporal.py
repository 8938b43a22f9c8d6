"""`temporal:` of an entity."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAME, body, item_block

TEMPORAL = item_block(
    ast.Temporal,
    body(
        "`temporal`",
        dict.fromkeys(("start_field", "end_field", "key_field", "default_filter", "as_of_param", "overlap"), NAME),
        needs=("start_field", "end_field", "key_field"),
    ),
)
