"""What was written: one frozen class per construct, every name and value with its place.

Nothing is resolved here. A `span` never takes part in equality, so two texts that mean the same have equal ASTs.
"""

from dazzle.lang.ast.access import Access, AccessRule
from dazzle.lang.ast.analytics import Analytics, AnalyticsProvider
from dazzle.lang.ast.asset import Asset
from dazzle.lang.ast.atomic import Atomic, AtomicPermit, AtomicStep, AtomicValue
from dazzle.lang.ast.audit import Audit
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.channel import Channel, Match, Receive, ReceiveCall, ReceiveRow, Send, Throttle
from dazzle.lang.ast.data_products import DataProduct, DataProducts
from dazzle.lang.ast.declaration import Declaration, Named, Offered
from dazzle.lang.ast.document import Document
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
from dazzle.lang.ast.event_model import Event, EventModel, Topic
from dazzle.lang.ast.expression import Binary, Binding, Call, Duration, Expression, In, Literal, Path, Unary, Via
from dazzle.lang.ast.feedback_widget import FeedbackWidget
from dazzle.lang.ast.field import Computed, EnumValue, Field, Modifier, Semantic, TypeArgument, TypeRef
from dazzle.lang.ast.foreign_model import ForeignConstraint, ForeignModel
from dazzle.lang.ast.grant_schema import GrantSchema, Relation
from dazzle.lang.ast.header import App, Use
from dazzle.lang.ast.hless import Hless
from dazzle.lang.ast.integration import (
    Derived,
    Integration,
    IntegrationAction,
    IntegrationAuth,
    LegacyFlow,
    ManualTrigger,
    Mapping,
    OnError,
    Request,
    RowTrigger,
    Sync,
    SyncMode,
    TransitionTrigger,
)
from dazzle.lang.ast.interfaces import Api, Interfaces
from dazzle.lang.ast.ledger import Ledger, LedgerColumn, SyncTo
from dazzle.lang.ast.llm_config import LlmConfig
from dazzle.lang.ast.message import Message
from dazzle.lang.ast.module import Module
from dazzle.lang.ast.nav import Nav, NavGroup, NavItem
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.param import Param, ParamConstraints
from dazzle.lang.ast.persona import Persona
from dazzle.lang.ast.policies import Classification, Erasure, Policies
from dazzle.lang.ast.projection import Assignment, Projection, ProjectionRule, ProjectionStep
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.scenario import Demo, DemoRow, DemoRows, DemoValue, Scenario, ScenarioEntry
from dazzle.lang.ast.search import Ranking, Search
from dazzle.lang.ast.service import AuthProfile, Service, ServiceSpec
from dazzle.lang.ast.sla import BusinessHours, OnBreach, Sla, SlaTier
from dazzle.lang.ast.states import AutoAfter, Guard, Transition, Transitions
from dazzle.lang.ast.stream import Derivation, Emission, Idempotency, Outcome, Schema, SideEffects, Stream
from dazzle.lang.ast.subprocessor import Subprocessor
from dazzle.lang.ast.subscribe import Handler, Invocation, Reaction, Subscription
from dazzle.lang.ast.surface import Section, SortKey, Surface, SurfaceField, Ux
from dazzle.lang.ast.template import Attachment, Template
from dazzle.lang.ast.transaction import Transaction, Transfer
from dazzle.lang.ast.trigger import Cron, Every, RowChange, RowEvent, ServiceEvent, Trigger
from dazzle.lang.ast.value import Change, Delay, Entry, Flow, Gate, Option, Raw, Setting, Variable
from dazzle.lang.ast.view import Grouping, View, ViewField
from dazzle.lang.ast.webhook import Webhook, WebhookAuth, WebhookPayload, WebhookRetry

# Every kind of declaration, in the order of the reference.
DECLARATIONS: tuple[type[Declaration], ...] = (
    Entity,
    Archetype,
    Enum,
    Persona,
    Scenario,
    Demo,
    Surface,
    Nav,
    FeedbackWidget,
    LlmConfig,
    Sla,
    Webhook,
    Message,
    Channel,
    Template,
    Asset,
    Document,
    EventModel,
    Subscription,
    Projection,
    Stream,
    Hless,
    Service,
    ForeignModel,
    Integration,
    Ledger,
    Transaction,
    Atomic,
    View,
    Param,
    GrantSchema,
    Policies,
    Subprocessor,
    Interfaces,
    DataProducts,
    Analytics,
    Audit,
    Search,
)

__all__ = [
    "DECLARATIONS",
    "Access",
    "AccessRule",
    "Analytics",
    "AnalyticsProvider",
    "Api",
    "App",
    "Archetype",
    "Asset",
    "Assignment",
    "Atomic",
    "AtomicPermit",
    "AtomicStep",
    "AtomicValue",
    "Attachment",
    "Audit",
    "AuthProfile",
    "AutoAfter",
    "Binary",
    "Binding",
    "Broken",
    "BusinessHours",
    "Call",
    "Change",
    "Channel",
    "Check",
    "Classification",
    "Computed",
    "Cron",
    "DataProduct",
    "DataProducts",
    "Declaration",
    "Delay",
    "Demo",
    "DemoRow",
    "DemoRows",
    "DemoValue",
    "Derivation",
    "Derived",
    "Document",
    "Duration",
    "Emission",
    "Entity",
    "EntityItem",
    "Entry",
    "Enum",
    "EnumValue",
    "Erasure",
    "Event",
    "EventModel",
    "Every",
    "Expression",
    "Extends",
    "FeedbackWidget",
    "Field",
    "Flow",
    "ForeignConstraint",
    "ForeignModel",
    "Gate",
    "GrantSchema",
    "Grouping",
    "Guard",
    "Handler",
    "Hless",
    "Idempotency",
    "In",
    "Index",
    "IndexPart",
    "Integration",
    "IntegrationAction",
    "IntegrationAuth",
    "Interfaces",
    "Invariant",
    "Invocation",
    "Ledger",
    "LedgerColumn",
    "LegacyFlow",
    "Literal",
    "LlmConfig",
    "ManualTrigger",
    "Mapping",
    "Match",
    "Message",
    "Modifier",
    "Module",
    "Name",
    "Named",
    "Nav",
    "NavGroup",
    "NavItem",
    "Node",
    "Offered",
    "OnBreach",
    "OnError",
    "Option",
    "Outcome",
    "Param",
    "ParamConstraints",
    "Path",
    "Persona",
    "Policies",
    "Projection",
    "ProjectionRule",
    "ProjectionStep",
    "Property",
    "Ranking",
    "Raw",
    "Reaction",
    "Receive",
    "ReceiveCall",
    "ReceiveRow",
    "Relation",
    "Request",
    "RowChange",
    "RowEvent",
    "RowTrigger",
    "Scenario",
    "ScenarioEntry",
    "Schema",
    "Search",
    "Section",
    "Semantic",
    "Send",
    "Service",
    "ServiceEvent",
    "ServiceSpec",
    "Setting",
    "SideEffects",
    "Sla",
    "SlaTier",
    "SortKey",
    "Stream",
    "String",
    "Subprocessor",
    "Subscription",
    "Surface",
    "SurfaceField",
    "Sync",
    "SyncMode",
    "SyncTo",
    "TableName",
    "Template",
    "Throttle",
    "Topic",
    "Transaction",
    "Transfer",
    "Transition",
    "TransitionTrigger",
    "Transitions",
    "Trigger",
    "TypeArgument",
    "TypeRef",
    "Unary",
    "Unique",
    "Use",
    "Ux",
    "Variable",
    "Via",
    "View",
    "ViewField",
    "Virtual",
    "Was",
    "Webhook",
    "WebhookAuth",
    "WebhookPayload",
    "WebhookRetry",
]
