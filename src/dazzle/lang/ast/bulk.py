"""Rows that come and go in files."""

from typing import Annotated

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import OneOf
from dazzle.lang.ast.node import Name, Node


class Bulk(Node, frozen=True, kw_only=True):
    """`bulk: all`, or `bulk:` with `import:`, `export:` and `formats:` below it."""

    bulk: tuple[Annotated[Name, OneOf(("all", "import", "export", "true", "false"))], ...] = ()
    import_: Literal | None = None
    export: Literal | None = None
    formats: tuple[Annotated[Name, OneOf(("csv", "json", "xlsx"))], ...] = ()
