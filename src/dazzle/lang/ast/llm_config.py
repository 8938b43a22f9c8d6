"""The configuration of language models."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.llm_model import PROVIDERS
from dazzle.lang.ast.meaning import OneOf, Refers, WholeNumber
from dazzle.lang.ast.node import Name, Node, String

ModelName = Annotated[Name, Refers(("llm_model",))]


class LlmLogging(Node, frozen=True, kw_only=True):
    log_prompts: Literal | None = None
    log_completions: Literal | None = None
    redact_pii: Literal | None = None


class ModelLimit(Node, frozen=True, kw_only=True):
    """`brief_model: 30`: so many in a minute, or at a time."""

    model: ModelName
    limit: WholeNumber


class LlmConfig(Declaration, frozen=True, kw_only=True):
    """`llm_config:`, which a project has once; `fallback_mode` is kept and has never meant anything."""

    KIND: ClassVar[str] = "llm_config"

    default_model: ModelName | None = None
    default_provider: Annotated[Name, OneOf(PROVIDERS)] | None = None
    budget_alert_usd: Literal | None = None
    artifact_store: Annotated[Name, OneOf(("local", "s3", "gcs"))] | None = None
    logging: LlmLogging | None = None
    rate_limits: tuple[ModelLimit, ...] = ()
    concurrency: tuple[ModelLimit, ...] = ()
    fallback_mode: Name | String | Literal | None = None
