"""`examples:` of an entity."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import body, filling, item_block
from dazzle.lang.constructs.scenario import ROW

EXAMPLES = item_block(ast.Examples, body("`examples`", {"-": filling("rows", ROW)}))
