"""Intents: what a language model is asked to do, and when."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal, Path
from dazzle.lang.ast.llm_config import ModelName
from dazzle.lang.ast.meaning import EntityFieldPath, EntityName, InRow, OneOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Raw


class LlmRetry(Node, frozen=True, kw_only=True):
    max_attempts: WholeNumber | None = None
    backoff: Annotated[Name, OneOf(("linear", "exponential"))] | None = None
    initial_delay_ms: WholeNumber | None = None
    max_delay_ms: WholeNumber | None = None


class PiiPolicy(Node, frozen=True, kw_only=True):
    """What is done about personal data in what the model is told."""

    scan: Literal | None = None
    action: Annotated[Name, OneOf(("warn", "redact", "reject"))] | None = None
    patterns: tuple[String, ...] = ()


class LlmInput(Node, frozen=True, kw_only=True):
    """`manifest_text: entity.manifest`, or a text of its own."""

    name: Name
    value: Annotated[Path | Literal, InRow(root="entity")]


class WriteBack(Node, frozen=True, kw_only=True):
    """`Docking.cargo_note: output`, `cargo_note: output.note`."""

    field: EntityFieldPath
    value: Path


class LlmTrigger(Node, frozen=True, kw_only=True):
    """When a row comes to be asked about, what the model is told of it, and what the answer is written to."""

    SUBJECT: ClassVar[str] = "on_entity"

    on_entity: EntityName | None = None
    on_event: Annotated[Name, OneOf(("created", "updated", "deleted"))] | None = None
    input_map: tuple[LlmInput, ...] = ()
    write_back: tuple[WriteBack, ...] = ()
    when: String | Raw | None = None


class LlmIntent(Named, frozen=True, kw_only=True):
    """`max_tokens` is the model's to say, and is ignored here."""

    KIND: ClassVar[str] = "llm_intent"

    description: String | None = None
    model: ModelName | None = None
    prompt: String | None = None
    output_schema: Name | None = None
    timeout: Delay | None = None
    max_tokens: WholeNumber | None = None
    vision: Literal | None = None
    retry: LlmRetry | None = None
    pii: PiiPolicy | None = None
    triggers: tuple[LlmTrigger, ...] = ()
