"""Documents."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAME, TEXT, body, declaration

DOCUMENT = declaration(
    ast.Document, body("a document", {"for_entity": NAME, "format": NAME, "layout": NAME, "description": TEXT})
)
