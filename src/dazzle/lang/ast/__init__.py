"""What was written: one frozen class per construct, every name and value with its place.

Nothing is resolved here. A `span` never takes part in equality, so two texts that mean the same have equal ASTs.
"""

from dazzle.lang.ast.access import Access, AccessRule
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.entity import (
    Archetype,
    Check,
    Entity,
    EntityItem,
    Extends,
    Index,
    IndexPart,
    Invariant,
    TableName,
    Unique,
    Virtual,
    Was,
)
from dazzle.lang.ast.enum import Enum
from dazzle.lang.ast.expression import Binary, Binding, Call, Duration, Expression, In, Literal, Path, Unary, Via
from dazzle.lang.ast.feedback_widget import FeedbackWidget
from dazzle.lang.ast.field import Computed, EnumValue, Field, Modifier, Semantic, TypeArgument, TypeRef
from dazzle.lang.ast.header import App, Use
from dazzle.lang.ast.llm_config import LlmConfig
from dazzle.lang.ast.module import Declaration, Module
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.persona import Persona
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.states import AutoAfter, Guard, Transition, Transitions
from dazzle.lang.ast.surface import Section, SortKey, Surface, SurfaceField, Ux

__all__ = [
    "Access",
    "AccessRule",
    "App",
    "Archetype",
    "AutoAfter",
    "Binary",
    "Binding",
    "Broken",
    "Call",
    "Check",
    "Computed",
    "Declaration",
    "Duration",
    "Entity",
    "EntityItem",
    "Enum",
    "EnumValue",
    "Expression",
    "Extends",
    "FeedbackWidget",
    "Field",
    "Guard",
    "In",
    "Index",
    "IndexPart",
    "Invariant",
    "Literal",
    "LlmConfig",
    "Modifier",
    "Module",
    "Name",
    "Node",
    "Path",
    "Persona",
    "Property",
    "Section",
    "Semantic",
    "SortKey",
    "String",
    "Surface",
    "SurfaceField",
    "TableName",
    "Transition",
    "Transitions",
    "TypeArgument",
    "TypeRef",
    "Unary",
    "Unique",
    "Use",
    "Ux",
    "Via",
    "Virtual",
    "Was",
]
