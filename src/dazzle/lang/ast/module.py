"""One source, whole."""

from typing import ClassVar

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.header import App, Use
from dazzle.lang.ast.node import Name, Node


class Module(Node, frozen=True, kw_only=True):
    """One source. Without a `module` line it is named after the file's stem."""

    APART: ClassVar[frozenset[str]] = frozenset({"span", "source"})

    source: SourceFile
    name: Name
    uses: tuple[Use, ...]
    app: App | None
    declarations: tuple[Declaration | Broken, ...]
