"""An action: one operation of every entity, as routes."""

from collections.abc import Callable
from dataclasses import dataclass

from dazzle.web.operations import Operation
from dazzle.web.route import Handler
from dazzle.web.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """`handler` is given the service and the address of its list; `on_row` says that the key is part of the address."""

    operation: Operation
    methods: tuple[str, ...]
    on_row: bool
    handler: Callable[[Service, str], Handler]
