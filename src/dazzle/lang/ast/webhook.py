"""Webhooks: other programs are told what happens to the rows of an entity."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Variable


class WebhookAuth(Node, frozen=True, kw_only=True):
    method: Annotated[Name, OneOf(("hmac_sha256", "bearer", "basic"))] | None = None
    secret: String | Variable | None = None


class WebhookPayload(Node, frozen=True, kw_only=True):
    include: tuple[FieldPath, ...] = ()
    format: Annotated[Name, OneOf(("json",))] | None = None


class WebhookRetry(Node, frozen=True, kw_only=True):
    max_attempts: WholeNumber | None = None
    backoff: Annotated[Name, OneOf(("fixed", "linear", "exponential"))] | None = None


class Webhook(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "webhook"
    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName | None = None
    events: tuple[Annotated[Name, OneOf(("created", "updated", "deleted"))], ...] = ()
    url: String | Variable | None = None
    auth: WebhookAuth | None = None
    payload: WebhookPayload | None = None
    retry: WebhookRetry | None = None
