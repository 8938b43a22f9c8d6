"""One source, whole."""

from typing import ClassVar

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.entity import Archetype, Entity
from dazzle.lang.ast.enum import Enum
from dazzle.lang.ast.feedback_widget import FeedbackWidget
from dazzle.lang.ast.header import App, Use
from dazzle.lang.ast.llm_config import LlmConfig
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.persona import Persona
from dazzle.lang.ast.surface import Surface

Declaration = Entity | Archetype | Enum | Persona | Surface | FeedbackWidget | LlmConfig | Broken


class Module(Node, frozen=True, kw_only=True):
    """One source. Without a `module` line it is named after the file's stem."""

    APART: ClassVar[frozenset[str]] = frozenset({"span", "source"})

    source: SourceFile
    name: Name
    uses: tuple[Use, ...]
    app: App | None
    declarations: tuple[Declaration, ...]
