"""Rows that are made for people who sign in, linked."""

from decimal import Decimal

from msgspec import Struct


class MappedColumn(Struct, frozen=True, kw_only=True):
    """A field that is taken from somebody's account."""

    field: str
    source: str


class DefaultedColumn(Struct, frozen=True, kw_only=True):
    """A field that is the same for everybody at first."""

    field: str
    value: str | int | Decimal | bool


class AuthIdentity(Struct, frozen=True, kw_only=True):
    """How a row comes from an account."""

    link_via: str = "email"
    map: tuple[MappedColumn, ...] = ()
    defaults: tuple[DefaultedColumn, ...] = ()
