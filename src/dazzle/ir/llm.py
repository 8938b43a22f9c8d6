"""Language models and what they are asked, linked."""

from decimal import Decimal

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.display import Parameter


class LlmModel(Record, frozen=True, kw_only=True):
    """`model_id` is the provider's name for it."""

    name: str
    title: str
    provider: str
    model_id: str
    description: str | None = None
    tier: str = "balanced"
    max_tokens: int = 4096
    cost_per_1k_input: int | Decimal | None = None
    cost_per_1k_output: int | Decimal | None = None
    base_url: str | Parameter | None = None
    project: str | None = None
    location: str | None = None
    api_key_env: str | None = None
    span: Span | None = None


class ModelLimit(Struct, frozen=True, kw_only=True):
    model: str
    limit: int


class LlmConfig(Struct, frozen=True, kw_only=True):
    """`rate_limits` are calls in a minute, `concurrency` calls at a time."""

    default_model: str | None = None
    default_provider: str | None = None
    budget_alert_usd: int | Decimal | None = None
    artifact_store: str = "local"
    log_prompts: bool = True
    log_completions: bool = True
    redact_pii: bool = True
    rate_limits: tuple[ModelLimit, ...] = ()
    concurrency: tuple[ModelLimit, ...] = ()


class LlmRetry(Struct, frozen=True, kw_only=True):
    max_attempts: int = 3
    backoff: str = "exponential"
    initial_delay_ms: int = 1000
    max_delay_ms: int = 30000


class PiiPolicy(Struct, frozen=True, kw_only=True):
    scan: bool = False
    action: str = "warn"
    patterns: tuple[str, ...] = ()


class LlmInput(Struct, frozen=True, kw_only=True):
    """A value that the prompt asks for: a field of the row (`manifest`, `owner.name`), else a constant."""

    name: str
    field: str | None = None
    constant: str | int | Decimal | bool | None = None


class WriteBack(Struct, frozen=True, kw_only=True):
    """The field that comes to hold the answer; `path` leads into it where it is an object (`note`)."""

    entity: str
    field: str
    path: str | None = None


class LlmTrigger(Struct, frozen=True, kw_only=True):
    """`when` is as written."""

    entity: str
    event: str
    inputs: tuple[LlmInput, ...] = ()
    write_back: tuple[WriteBack, ...] = ()
    when: str | None = None


class LlmIntent(Record, frozen=True, kw_only=True):
    """`model` is settled: its own, else the project's; None where neither is said. `timeout` is in seconds."""

    name: str
    title: str
    description: str | None = None
    model: str | None = None
    prompt: str | None = None
    output_schema: str | None = None
    timeout: int = 30
    vision: bool = False
    retry: LlmRetry | None = None
    pii: PiiPolicy | None = None
    triggers: tuple[LlmTrigger, ...] = ()
    span: Span | None = None
