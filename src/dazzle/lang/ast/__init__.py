"""What was written: one frozen class per construct, every name and value with its place.

Nothing is resolved here. A `span` never takes part in equality, so two texts that mean the same have equal ASTs. What
this module imports is what the package offers.
"""

from dazzle.lang.ast.access import Access, AccessRule, Right, Rights
from dazzle.lang.ast.analytics import Analytics, AnalyticsProvider
from dazzle.lang.ast.approval import Approval, AutoApprove, Decision, Escalation
from dazzle.lang.ast.asset import Asset
from dazzle.lang.ast.atomic import Atomic, AtomicPermit, AtomicStep, AtomicValue
from dazzle.lang.ast.audit import Audit
from dazzle.lang.ast.auth_identity import AuthIdentity, DefaultedColumn, MappedColumn
from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.bulk import Bulk
from dazzle.lang.ast.channel import Channel, Match, Receive, ReceiveCall, ReceiveRow, Send, Throttle
from dazzle.lang.ast.constraint import Check, Index, IndexPart, Invariant, Unique
from dazzle.lang.ast.data_products import DataProduct, DataProducts
from dazzle.lang.ast.declaration import Declaration, Named, Offered
from dazzle.lang.ast.display import (
    ActionCard,
    Confirmation,
    Delta,
    Mark,
    Notice,
    OutlierMethod,
    PipelineStage,
    RegionEntry,
    RowAction,
)
from dazzle.lang.ast.document import Document
from dazzle.lang.ast.entity import Archetype, Entity, EntityItem, Extends, TableName, Virtual, Was
from dazzle.lang.ast.enum import Enum
from dazzle.lang.ast.event_model import Event, EventModel, Topic
from dazzle.lang.ast.examples import Examples
from dazzle.lang.ast.experience import (
    Experience,
    ExperienceStep,
    HeldKey,
    HeldPath,
    HeldVariable,
    StepIntegration,
    StepTransition,
    StepValue,
)
from dazzle.lang.ast.expression import (
    Binary,
    Binding,
    Call,
    Case,
    Cast,
    Conditional,
    Duration,
    Exact,
    Expression,
    In,
    Listing,
    Literal,
    Path,
    Unary,
    Via,
)
from dazzle.lang.ast.feedback_widget import FeedbackWidget
from dazzle.lang.ast.field import Computed, EnumValue, Field, Modifier, Semantic, TypeArgument, TypeRef
from dazzle.lang.ast.fitness import Fitness
from dazzle.lang.ast.flow import (
    ActionTarget,
    Click,
    EntityTarget,
    ExpectCount,
    ExpectRow,
    ExpectTarget,
    ExpectText,
    ExpectValue,
    FieldTarget,
    FillIn,
    Navigate,
    OtherTarget,
    PageFlow,
    Pause,
    Preconditions,
    Snapshot,
    Target,
    ViewTarget,
)
from dazzle.lang.ast.foreign_model import ForeignConstraint, ForeignModel
from dazzle.lang.ast.grant_schema import GrantSchema, Relation
from dazzle.lang.ast.graph import GraphEdge, GraphNode
from dazzle.lang.ast.guide import Audience, Guide, GuideCompletion, GuideEnd, GuideStep
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
from dazzle.lang.ast.island import Island, IslandEvent
from dazzle.lang.ast.job import Job, JobTrigger
from dazzle.lang.ast.ledger import Ledger, LedgerColumn, SyncTo
from dazzle.lang.ast.lifecycle import Lifecycle, LifecycleState, LifecycleTransition
from dazzle.lang.ast.llm_config import LlmConfig, LlmLogging, ModelLimit
from dazzle.lang.ast.llm_intent import LlmInput, LlmIntent, LlmRetry, LlmTrigger, PiiPolicy, WriteBack
from dazzle.lang.ast.llm_model import LlmModel
from dazzle.lang.ast.message import Message
from dazzle.lang.ast.module import Module
from dazzle.lang.ast.nav import Nav, NavGroup, NavItem
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.notification import Creator, FieldRecipient, Notification, RoleRecipients
from dazzle.lang.ast.on_transition import Effects, EffectValue, FlowArgument, FlowEffect, OnTransition, RowEffect
from dazzle.lang.ast.param import Param, ParamConstraints
from dazzle.lang.ast.persona import Persona
from dazzle.lang.ast.policies import Classification, Erasure, Policies
from dazzle.lang.ast.process import (
    Compensation,
    Effect,
    Emits,
    Given,
    HumanTask,
    Input,
    Output,
    Parallel,
    Parameter,
    Process,
    Retry,
    Schedule,
    Step,
    TaskOutcome,
)
from dazzle.lang.ast.projection import Assignment, Projection, ProjectionRule, ProjectionStep
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.publish import Publish
from dazzle.lang.ast.question import Question
from dazzle.lang.ast.region import Bucket, FilterOf, Metric, Order, Region, Tone
from dazzle.lang.ast.rhythm import Phase, Rhythm, Scene
from dazzle.lang.ast.rule import Rule
from dazzle.lang.ast.scenario import Demo, DemoRow, DemoRows, DemoValue, Scenario, ScenarioEntry
from dazzle.lang.ast.search import Ranking, Search
from dazzle.lang.ast.seed import Seed, SeedField
from dazzle.lang.ast.service import AuthProfile, Service, ServiceSpec
from dazzle.lang.ast.sla import BusinessHours, OnBreach, Sla, SlaTier
from dazzle.lang.ast.states import AutoAfter, Guard, Transition, Transitions
from dazzle.lang.ast.story import Story, Unless
from dazzle.lang.ast.stream import Derivation, Emission, Idempotency, Outcome, Schema, SideEffects, Stream
from dazzle.lang.ast.subprocessor import Subprocessor
from dazzle.lang.ast.subscribe import Handler, Invocation, Reaction, Subscription
from dazzle.lang.ast.surface import (
    ActionOutcome,
    Companion,
    Format,
    Hop,
    OnEvent,
    Related,
    Section,
    SubtypeCase,
    Surface,
    SurfaceAction,
    SurfaceField,
)
from dazzle.lang.ast.template import Attachment, Template
from dazzle.lang.ast.temporal import Temporal
from dazzle.lang.ast.tenancy import Provisioning, Tenancy, TenantSetting
from dazzle.lang.ast.tenant_host import Membership, TenantHost
from dazzle.lang.ast.test import (
    Expected,
    FieldExpectation,
    FigureExpectation,
    Test,
    TestAction,
    TestExpectation,
    TestRecord,
    TestValue,
)
from dazzle.lang.ast.trait import (
    Audited,
    DisplayField,
    Domain,
    Expose,
    Intent,
    ManagedBy,
    Patterns,
    SemanticArchetype,
    Signable,
    SigningTemplate,
    SigningValidator,
    SoftDelete,
    SubtypeOf,
)
from dazzle.lang.ast.transaction import Transaction, Transfer
from dazzle.lang.ast.trigger import (
    ByHand,
    Completion,
    Cron,
    Every,
    RowChange,
    RowEvent,
    ServiceEvent,
    Signalled,
    StatusChange,
    Trigger,
)
from dazzle.lang.ast.ux import Attention, BulkAction, Empty, FieldDefault, SortKey, Ux, Variant
from dazzle.lang.ast.value import SECONDS, Change, Delay, Entry, Flow, Gate, Option, Raw, Setting, Variable
from dazzle.lang.ast.view import Grouping, View, ViewField
from dazzle.lang.ast.webhook import Webhook, WebhookAuth, WebhookPayload, WebhookRetry
from dazzle.lang.ast.workspace import ContextSelector, PrimaryAction, Workspace
