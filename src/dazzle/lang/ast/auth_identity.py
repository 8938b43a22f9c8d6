"""Rows that are made for people who sign in."""

from typing import Annotated

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import ColumnName, OneOf
from dazzle.lang.ast.node import Name, Node, String


class MappedColumn(Node, frozen=True, kw_only=True):
    """`full_name: email_localpart`."""

    field: ColumnName
    source: Annotated[Name, OneOf(("id", "email", "email_localpart", "username", "role"))]


class DefaultedColumn(Node, frozen=True, kw_only=True):
    """`rank: novice`."""

    field: ColumnName
    value: Name | String | Literal


class AuthIdentity(Node, frozen=True, kw_only=True):
    """`auth_identity:`: how a row comes from somebody's account."""

    link_via: Annotated[Name, OneOf(("email",))] | None = None
    map: tuple[MappedColumn, ...] = ()
    default: tuple[DefaultedColumn, ...] = ()
