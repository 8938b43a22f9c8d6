"""Language models."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAME, NUMBER, TEXT, VARIABLE, WORD_OR_TEXT, body, declaration

LLM_MODEL = declaration(
    ast.LlmModel,
    body(
        "a model",
        {
            "description": TEXT,
            "provider": NAME,
            "model_id": WORD_OR_TEXT,
            "tier": NAME,
            "max_tokens": NUMBER,
            "cost_per_1k_input": NUMBER,
            "cost_per_1k_output": NUMBER,
            "base_url": VARIABLE,
            "project": WORD_OR_TEXT,
            "location": WORD_OR_TEXT,
            "api_key_env": WORD_OR_TEXT,
        },
        needs=("provider", "model_id"),
    ),
)
