"""Webhooks."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAME, NAMES, NUMBER, PATHS, VARIABLE, block, body, declaration

WEBHOOK = declaration(
    ast.Webhook,
    body(
        "a webhook",
        {
            "entity": NAME,
            "events": NAMES,
            "url": VARIABLE,
            "auth": block(ast.WebhookAuth, "auth", body("`auth`", {"method": NAME, "secret": VARIABLE})),
            "payload": block(ast.WebhookPayload, "payload", body("`payload`", {"include": PATHS, "format": NAME})),
            "retry": block(ast.WebhookRetry, "retry", body("`retry`", {"max_attempts": NUMBER, "backoff": NAME})),
        },
        needs=("entity",),
    ),
)
