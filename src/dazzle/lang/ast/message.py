"""Messages: what is sent through channels."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.node import String


class Message(Named, frozen=True, kw_only=True):
    """`message ClearedNote "Cleared note":` and its fields; texts alone on a line describe it."""

    KIND: ClassVar[str] = "message"

    description: tuple[String, ...] = ()
    fields: tuple[Field, ...] = ()
