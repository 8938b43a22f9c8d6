"""Fields and their types, as written."""

from typing import ClassVar

from dazzle.lang.ast.expression import Expression, Literal
from dazzle.lang.ast.node import Name, Node, String


class TypeArgument(Node, frozen=True, kw_only=True):
    """One thing in a type's parentheses: `80`, `EUR`, `20MB` (value 20, unit MB), `ui: drag_drop` (key ui)."""

    value: Name | Literal
    key: Name | None = None
    unit: Name | None = None


class EnumValue(Node, frozen=True, kw_only=True):
    """A value of an enum; `quoted` values may hold any text."""

    APART: ClassVar[frozenset[str]] = frozenset({"span", "quoted"})

    value: str
    title: String | None = None
    quoted: bool = False


class TypeRef(Node, frozen=True, kw_only=True):
    """A field's type as written.

    str(80)                          name=str arguments=(80,)
    enum[draft, paid]                name=enum values=(draft, paid)
    ref Supplier cascade             name=ref target=Supplier words=(cascade,)
    has_many Line via Link readonly  name=has_many target=Line via=Link words=(readonly,)
    poly_ref [Invoice, Payment]      name=poly_ref targets=(Invoice, Payment); `poly_ref [*]` has targets=(*,)
    InvoiceState                     name=InvoiceState (a shared enum, or unknown: the linker says)
    str(20)[]                        name=str arguments=(20,) array=True
    """

    name: Name
    arguments: tuple[TypeArgument, ...] = ()
    values: tuple[EnumValue, ...] = ()
    target: Name | None = None
    targets: tuple[Name, ...] = ()
    via: Name | None = None
    words: tuple[Name, ...] = ()
    array: bool = False


class Modifier(Node, frozen=True, kw_only=True):
    """`required`, `pk`, `unique`, `pii(category=contact)`, `storage=a|b`.

    The grammar takes any word here; the linker knows which ones there are. `unique?` is a modifier named `unique?`.
    """

    name: Name
    arguments: tuple[tuple[Name, Name], ...] = ()


class Semantic(Node, frozen=True, kw_only=True):
    """`semantic: delta=neutral, parafoil=positive` below an enum."""

    tones: tuple[tuple[Name, Name], ...]


class Field(Node, frozen=True, kw_only=True):
    name: Name
    type: TypeRef
    modifiers: tuple[Modifier, ...]
    default: Expression | None = None
    was: Name | None = None
    semantic: Semantic | None = None


class Computed(Node, frozen=True, kw_only=True):
    """`days_out: computed days_since(out_at)`."""

    name: Name
    expression: Expression
    semantic: Semantic | None = None
