"""What else happens when a row changes its state."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.expression import Expression, Literal, Path
from dazzle.lang.ast.meaning import ColumnName, EntityName, Refers
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Raw


class EffectValue(Node, frozen=True, kw_only=True):
    """`amount: self.total`; what is no expression is kept as it stands."""

    field: ColumnName
    value: Expression | Raw


class RowEffect(Node, frozen=True, kw_only=True):
    """`create Note:` or `update Note:` with what is set below it; `where:` tells of which rows."""

    SUBJECT: ClassVar[str] = "entity"

    verb: Name
    entity: EntityName
    where: Expression | Raw | None = None
    values: tuple[EffectValue, ...] = ()


class FlowArgument(Node, frozen=True, kw_only=True):
    """`kite: self`, `count: 3`."""

    name: Name
    value: Path | Literal


class FlowEffect(Node, frozen=True, kw_only=True):
    """`invoke settle(rental: self)`."""

    flow: Annotated[Name, Refers(("atomic",))]
    arguments: tuple[FlowArgument, ...] = ()


class Effects(Node, frozen=True, kw_only=True):
    """`out -> back:` with its effects; a source written `*` is a Name with the text `*`."""

    source: Name
    target: Name
    effects: tuple[RowEffect | FlowEffect, ...] = ()


class OnTransition(Node, frozen=True, kw_only=True):
    """`on_transition:`."""

    transitions: tuple[Effects, ...]
