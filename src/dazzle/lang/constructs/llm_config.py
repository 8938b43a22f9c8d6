"""The configuration of language models."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import BOOLEAN, NAME, NUMBER, VALUE, block, body, declaration, node, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"model_limit": node(ast.ModelLimit, "model", "limit")}

_LIMIT = LineRule(start="model_limit", kind="limit")

LLM_CONFIG = declaration(
    ast.LlmConfig,
    body(
        "`llm_config`",
        {
            "default_model": NAME,
            "default_provider": NAME,
            "budget_alert_usd": NUMBER,
            "artifact_store": NAME,
            "logging": block(
                ast.LlmLogging,
                "logging",
                body("`logging`", dict.fromkeys(("log_prompts", "log_completions", "redact_pii"), BOOLEAN)),
            ),
            "rate_limits": table("rate_limits", "`rate_limits`", _LIMIT),
            "concurrency": table("concurrency", "`concurrency`", _LIMIT),
            "fallback_mode": VALUE,
        },
    ),
    start="untitled",
)
