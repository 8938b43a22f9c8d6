"""`fitness:` of an entity."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAMES, body, item_block

FITNESS = item_block(ast.Fitness, body("`fitness`", {"repr_fields": NAMES}, needs=("repr_fields",)))
