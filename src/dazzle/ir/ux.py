"""How surfaces and workspaces behave, linked."""

from decimal import Decimal

from msgspec import Struct

from dazzle.ir.expression import Expression


class SortKey(Struct, frozen=True, kw_only=True):
    """`field` is a path with dots where it leads through references."""

    field: str
    descending: bool = False


class Gate(Struct, frozen=True, kw_only=True):
    """Who may come in: `who` is public, authenticated or persona, which are then named."""

    who: str
    personas: tuple[str, ...] = ()


class Empty(Struct, frozen=True, kw_only=True):
    """What is said when there is nothing to show: at all, for this filter, or for this user."""

    collection: str | None = None
    filtered: str | None = None
    forbidden: str | None = None


class Attention(Struct, frozen=True, kw_only=True):
    """Rows that stand out; `level` is critical, warning, notice or info."""

    level: str
    when: Expression | None
    message: str
    action: str | None = None


class BulkAction(Struct, frozen=True, kw_only=True):
    """What several rows come to have at once."""

    name: str
    field: str
    value: str | int | Decimal | bool | None


class FieldDefault(Struct, frozen=True, kw_only=True):
    """What a form is filled with; `current_user` and the like are words."""

    field: str
    value: str | int | Decimal | bool | None


class Variant(Struct, frozen=True, kw_only=True):
    """What is different for a persona. `scope` is None where all rows are shown."""

    persona: str
    scope: Expression | None = None
    purpose: str | None = None
    show: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    show_aggregate: tuple[str, ...] = ()
    action_primary: str | None = None
    read_only: bool = False
    defaults: tuple[FieldDefault, ...] = ()
    focus: tuple[str, ...] = ()
    empty: Empty | None = None
