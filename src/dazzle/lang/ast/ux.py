"""How a surface or a workspace behaves, and what is different for whom."""

from typing import Annotated

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import (
    FieldPath,
    Inside,
    OneOf,
    PersonaName,
    Refers,
    RowCondition,
    ShownPath,
)
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Change

# What a button may lead to: a page, or something that the declaration itself calls an action.
ActionName = Annotated[Name, Refers(("surface", "workspace", "experience"), inside="action")]


class SortKey(Node, frozen=True, kw_only=True):
    """`code asc` of a surface."""

    field: ShownPath
    descending: bool = False


class Empty(Node, frozen=True, kw_only=True):
    """What is said when there is nothing to show: in one text, or by reason."""

    text: String | None = None
    collection: String | None = None
    filtered: String | None = None
    forbidden: String | None = None


class Attention(Node, frozen=True, kw_only=True):
    """`attention warning:`, rows that stand out."""

    level: Annotated[Name, OneOf(("critical", "warning", "notice", "info"), called="attention")]
    when: RowCondition | None = None
    message: String | None = None
    action: ActionName | None = None


class BulkAction(Node, frozen=True, kw_only=True):
    """`close: state -> closed`, for several rows at once."""

    name: Name
    change: Change


class FieldDefault(Node, frozen=True, kw_only=True):
    """`owner: current_user`."""

    field: FieldPath
    value: Name | String | Literal


class Variant(Node, frozen=True, kw_only=True):
    """`as clerk:`, what is different for such a person."""

    persona: PersonaName
    scope: RowCondition | None = None
    purpose: String | None = None
    show: tuple[FieldPath, ...] = ()
    hide: tuple[FieldPath, ...] = ()
    show_aggregate: tuple[Annotated[Name, Inside("metric", loose=True)], ...] = ()
    action_primary: ActionName | None = None
    read_only: Literal | None = None
    defaults: tuple[FieldDefault, ...] = ()
    focus: tuple[Annotated[Name, Inside("region", loose=True)], ...] = ()
    empty: Empty | None = None


class Ux(Node, frozen=True, kw_only=True):
    purpose: String | None = None
    show: tuple[FieldPath, ...] = ()
    sort: tuple[SortKey, ...] = ()
    filter: tuple[ShownPath, ...] = ()
    search: tuple[ShownPath, ...] = ()
    search_first: Literal | None = None
    empty: Empty | None = None
    attention: tuple[Attention, ...] = ()
    variants: tuple[Variant, ...] = ()
    bulk_actions: tuple[BulkAction, ...] = ()
    measure: Annotated[Name, OneOf(("app", "product", "wide", "full"))] | None = None
