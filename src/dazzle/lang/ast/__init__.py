"""What was written: one frozen class per construct, every name and value with its place.

Nothing is resolved here. A `span` never takes part in equality, so two texts that mean the same have equal ASTs.
"""

from dazzle.lang.ast.access import Access, AccessRule
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.declaration import Declaration, Named
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
from dazzle.lang.ast.module import Module
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.persona import Persona
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.sla import BusinessHours, OnBreach, Sla, SlaTier
from dazzle.lang.ast.states import AutoAfter, Guard, Transition, Transitions
from dazzle.lang.ast.surface import Section, SortKey, Surface, SurfaceField, Ux
from dazzle.lang.ast.value import Change, Delay, Entry, Flow, Raw, Variable
from dazzle.lang.ast.webhook import Webhook, WebhookAuth, WebhookPayload, WebhookRetry

# Every kind of declaration, in the order of the reference.
DECLARATIONS: tuple[type[Declaration], ...] = (
    Entity,
    Archetype,
    Enum,
    Persona,
    Surface,
    FeedbackWidget,
    LlmConfig,
    Sla,
    Webhook,
)

__all__ = [
    "DECLARATIONS",
    "Access",
    "AccessRule",
    "App",
    "Archetype",
    "AutoAfter",
    "Binary",
    "Binding",
    "Broken",
    "BusinessHours",
    "Call",
    "Change",
    "Check",
    "Computed",
    "Declaration",
    "Delay",
    "Duration",
    "Entity",
    "EntityItem",
    "Entry",
    "Enum",
    "EnumValue",
    "Expression",
    "Extends",
    "FeedbackWidget",
    "Field",
    "Flow",
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
    "Named",
    "Node",
    "OnBreach",
    "Path",
    "Persona",
    "Property",
    "Raw",
    "Section",
    "Semantic",
    "Sla",
    "SlaTier",
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
    "Variable",
    "Via",
    "Virtual",
    "Was",
    "Webhook",
    "WebhookAuth",
    "WebhookPayload",
    "WebhookRetry",
]
