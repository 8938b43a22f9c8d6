"""Analytics: who counts visits, and with whose consent."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Entry


class AnalyticsProvider(Node, frozen=True, kw_only=True):
    """`plausible:` and its settings."""

    name: Name
    settings: tuple[Entry, ...] = ()


class Analytics(Declaration, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "analytics"

    providers: tuple[AnalyticsProvider, ...] = ()
    consent: tuple[Entry, ...] = ()
    server_side: tuple[Entry, ...] = ()
