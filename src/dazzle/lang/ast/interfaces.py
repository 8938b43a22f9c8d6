"""Interfaces: the APIs that others may use."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Raw


class Api(Node, frozen=True, kw_only=True):
    """`api public "Public":`."""

    KIND: ClassVar[str] = "api"

    name: Name
    title: String | None = None
    format: Name | String | None = None
    base_path: String | Raw | None = None
    auth: Name | String | None = None
    rate_limit: Raw | None = None
    version: Name | String | None = None
    endpoints: tuple[Raw, ...] = ()


class Interfaces(Declaration, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "interfaces"

    default_auth: Name | String | None = None
    default_rate_limit: Raw | None = None
    apis: tuple[Api, ...] = ()
