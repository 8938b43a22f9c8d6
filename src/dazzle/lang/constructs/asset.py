"""Assets."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAME, TEXT, body, declaration

ASSET = declaration(ast.Asset, body("an asset", {"kind": NAME, "path": TEXT, "description": TEXT}))
