"""Tests: rows are made, one thing is done, and something is expected of it."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf, Refers, ValueOf
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.ux import SortKey
from dazzle.lang.ast.value import Entry

Expected = Name | String | Literal


class TestValue(Node, frozen=True, kw_only=True):
    """`state=free`, `state: free`; the name of a row that was made may be a value."""

    field: FieldPath
    value: Annotated[Expected, ValueOf("field", inside=("record",))]


class TestRecord(Node, frozen=True, kw_only=True):
    """`berth: create Berth with code="A1"`."""

    KIND: ClassVar[str] = "record"
    DISTINCT: ClassVar[bool] = True
    SUBJECT: ClassVar[str] = "entity"

    name: Name
    entity: EntityName
    values: tuple[TestValue, ...] = ()


class TestAction(Node, frozen=True, kw_only=True):
    """`action: create Docking`, `action: update berth`: an entity, or a row that was made."""

    SUBJECT: ClassVar[str] = "target"

    operation: Annotated[Name, OneOf(("create", "update", "delete", "get"))]
    target: Annotated[Name, Refers(("entity",), inside="record")]
    data: tuple[TestValue, ...] = ()
    filter: tuple[TestValue, ...] = ()
    search: tuple[Entry, ...] = ()
    order_by: tuple[SortKey, ...] = ()


class FieldExpectation(Node, frozen=True, kw_only=True):
    """`field status = docked`, `first field code contains "A"`."""

    field: FieldPath
    operator: Name
    values: tuple[Annotated[Expected, ValueOf("field", inside=("record",))], ...]
    position: Name | None = None


class FigureExpectation(Node, frozen=True, kw_only=True):
    """`count = 3`, `error_message contains "required"`."""

    figure: Name
    operator: Name
    values: tuple[Expected, ...]


class TestExpectation(Node, frozen=True, kw_only=True):
    status: Expected | None = None
    created: Literal | None = None
    fields: tuple[FieldExpectation, ...] = ()
    figures: tuple[FigureExpectation, ...] = ()


class Test(Named, frozen=True, kw_only=True):
    """What an action works on may stand below it, or beside it."""

    KIND: ClassVar[str] = "test"
    SUBJECT: ClassVar[str] = "action.target"

    description: String | None = None
    setup: tuple[TestRecord, ...] = ()
    action: TestAction | None = None
    data: tuple[TestValue, ...] = ()
    filter: tuple[TestValue, ...] = ()
    search: tuple[Entry, ...] = ()
    order_by: tuple[SortKey, ...] = ()
    expect: TestExpectation | None = None
