"""Language models, their configuration and what they are asked: AST to IR."""

from collections.abc import Iterable, Iterator, Sequence

from dazzle.ir.llm import (
    LlmConfig,
    LlmInput,
    LlmIntent,
    LlmModel,
    LlmRetry,
    LlmTrigger,
    ModelLimit,
    PiiPolicy,
    WriteBack,
)
from dazzle.lang import ast
from dazzle.link.place import Fields
from dazzle.link.plain import number, spelled, text, texts, title, truth, value, whole, word
from dazzle.link.work import as_written, choice, length, outside, said

TIERS = ("fast", "balanced", "quality")
STORES = ("local", "s3", "gcs")
BACKOFFS = ("linear", "exponential")
PII_ACTIONS = ("warn", "redact", "reject")
ROW, ANSWER = "entity", "output"


def link_model(node: ast.LlmModel) -> LlmModel:
    return LlmModel(
        name=node.name.text,
        title=title(node),
        provider=word(node.provider) or "",
        model_id=spelled(node.model_id) or "",
        description=text(node.description),
        cost_per_1k_input=number(node.cost_per_1k_input),
        cost_per_1k_output=number(node.cost_per_1k_output),
        base_url=outside(node.base_url),
        project=spelled(node.project),
        location=spelled(node.location),
        api_key_env=spelled(node.api_key_env),
        span=node.name.span,
        **said(tier=choice(node.tier, TIERS), max_tokens=whole(node.max_tokens)),
    )


def link_config(nodes: Sequence[ast.LlmConfig]) -> LlmConfig | None:
    """The configuration; of several, which are reported, the first."""
    if not nodes:
        return None
    node = nodes[0]
    logging = node.logging or ast.LlmLogging(span=node.span)
    return LlmConfig(
        default_model=word(node.default_model),
        default_provider=word(node.default_provider),
        budget_alert_usd=number(node.budget_alert_usd),
        log_prompts=truth(logging.log_prompts, otherwise=True),
        log_completions=truth(logging.log_completions, otherwise=True),
        redact_pii=truth(logging.redact_pii, otherwise=True),
        rate_limits=tuple(_limits(node.rate_limits)),
        concurrency=tuple(_limits(node.concurrency)),
        **said(artifact_store=choice(node.artifact_store, STORES)),
    )


def link_intent(fields: Fields, config: LlmConfig | None, node: ast.LlmIntent) -> LlmIntent:
    return LlmIntent(
        name=node.name.text,
        title=title(node),
        description=text(node.description),
        model=word(node.model) or (config.default_model if config is not None else None),
        prompt=text(node.prompt),
        output_schema=word(node.output_schema),
        vision=truth(node.vision),
        retry=_retry(node.retry),
        pii=_pii(node.pii),
        triggers=tuple(_triggers(fields, node.triggers)),
        span=node.name.span,
        **said(timeout=length(node.timeout)),
    )


def _triggers(fields: Fields, nodes: Iterable[ast.LlmTrigger]) -> Iterator[LlmTrigger]:
    """Those that say what they wait for."""
    for node in nodes:
        if node.on_entity is None or node.on_event is None:
            continue
        entity = node.on_entity.text
        yield LlmTrigger(
            entity=entity,
            event=node.on_event.text,
            inputs=tuple(_input(each) for each in node.input_map),
            write_back=tuple(_write_back(fields, entity, each) for each in node.write_back),
            when=as_written(node.when),
        )


def _input(node: ast.LlmInput) -> LlmInput:
    if isinstance(node.value, ast.Path):
        first, *rest = (part.text for part in node.value.parts)
        if first == ROW and rest:
            return LlmInput(name=node.name.text, field=".".join(rest))
    return LlmInput(name=node.name.text, constant=value(node.value))


def _write_back(fields: Fields, entity: str, node: ast.WriteBack) -> WriteBack:
    first, *rest = (part.text for part in node.field.parts)
    own = fields.get(entity, {})
    qualified = bool(rest) and first in fields and first not in own
    path = [part.text for part in node.value.parts]
    return WriteBack(
        entity=first if qualified else entity,
        field=".".join(rest) if qualified else ".".join((first, *rest)),
        path=".".join(path[1:] if path[0] == ANSWER else path) or None,
    )


def _retry(node: ast.LlmRetry | None) -> LlmRetry | None:
    if node is None:
        return None
    return LlmRetry(
        **said(
            max_attempts=whole(node.max_attempts),
            backoff=choice(node.backoff, BACKOFFS),
            initial_delay_ms=whole(node.initial_delay_ms),
            max_delay_ms=whole(node.max_delay_ms),
        )
    )


def _pii(node: ast.PiiPolicy | None) -> PiiPolicy | None:
    if node is None:
        return None
    action = said(action=choice(node.action, PII_ACTIONS))
    return PiiPolicy(scan=truth(node.scan), patterns=texts(node.patterns), **action)


def _limits(nodes: Iterable[ast.ModelLimit]) -> Iterator[ModelLimit]:
    for node in nodes:
        yield ModelLimit(model=node.model.text, limit=whole(node.limit) or 0)
