"""Notifications: who is told of what happens to a row, and how."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import FieldPath, OneOf, PersonaName
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.trigger import RowChange, RowEvent


class RoleRecipients(Node, frozen=True, kw_only=True):
    """`role(harbourmaster)`."""

    roles: tuple[PersonaName, ...]


class FieldRecipient(Node, frozen=True, kw_only=True):
    """`field(owner.email)`."""

    field: FieldPath


class Creator(Node, frozen=True, kw_only=True):
    """`creator`: who made the row."""


class Notification(Named, frozen=True, kw_only=True):
    """`on: Docking.status -> overdue`."""

    KIND: ClassVar[str] = "notification"
    SUBJECT: ClassVar[str] = "on.entity"

    on: RowEvent | RowChange | None = None
    channels: tuple[Annotated[Name, OneOf(("in_app", "email", "sms", "slack"))], ...] = ()
    message: String | None = None
    subject: String | None = None
    template: Name | String | None = None
    recipients: tuple[RoleRecipients | FieldRecipient | Creator, ...] = ()
    preferences: Annotated[Name, OneOf(("opt_out", "opt_in", "mandatory"))] | None = None
