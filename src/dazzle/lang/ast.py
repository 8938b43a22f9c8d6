"""What was written: one frozen class per construct, every name and value with its place.

Nothing is resolved here. A `span` never takes part in equality, so two texts that mean the same have equal ASTs.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from dazzle.diagnostics.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Node):
    """A word, dotted where the construct allows it (`club.core`)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class String(Node):
    """A quoted text, unescaped."""

    value: str


# --- expressions -----------------------------------------------------------------------------------------------------
# One language for invariants, conditions, defaults and guards. `=` and `==` are both `=` here.


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Node):
    """A string, a whole number, a decimal number, true/false, or null (None)."""

    value: str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Node):
    """`7d`, `14 days`; `unit` is one of min, h, d, w, m (months), y."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Node):
    """`status`, `supplier.name`, `self->owner`; `branch` is the `[Kite]` of a poly_ref."""

    parts: tuple[Name, ...]
    branch: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """`role(clerk)`, `today()`, `days_since(out_at)`, `now` written as a word stays a Path."""

    function: Name
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unary(Node):
    """`not x`, `-x`."""

    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary(Node):
    """and or = != < <= > >= + - * / %."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class In(Node):
    """`x in [a, b]`, `x not in [a, b]`."""

    operand: "Expression"
    options: tuple["Expression", ...]
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding(Node):
    """`member = current_user` inside `via Ban(...)`."""

    left: Path
    operator: str
    right: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via(Node):
    """`via Ban(member = current_user, rental = id)`, a scope through a junction entity."""

    entity: Name
    bindings: tuple[Binding, ...]
    negated: bool


Expression = Literal | Duration | Path | Call | Unary | Binary | In | Via
# `x is null` is Binary("=", x, Literal(None)); `x is not null` is Binary("!=", x, Literal(None)).


# --- file header -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Use(Node):
    module: Name
    alias: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(Node):
    """`key: value`, where the value is kept as it stands: one or several names, strings, numbers, booleans."""

    key: Name
    values: tuple[Name | String | Literal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class App(Node):
    name: Name
    title: String | None
    properties: tuple[Property, ...]


# --- fields ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeArgument(Node):
    """One thing in a type's parentheses: `80`, `EUR`, `20MB` (value 20, unit MB), `ui: drag_drop` (key ui)."""

    value: Name | Literal
    key: Name | None = None
    unit: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumValue(Node):
    """A value of an enum; `quoted` values may hold any text."""

    value: str
    title: String | None = None
    quoted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRef(Node):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier(Node):
    """`required`, `pk`, `unique`, `pii(category=contact)`, `storage=a|b`.

    The grammar takes any word here; the linker knows which ones there are. `unique?` is a modifier named `unique?`.
    """

    name: Name
    arguments: tuple[tuple[Name, Name], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Semantic(Node):
    """`semantic: delta=neutral, parafoil=positive` below an enum."""

    tones: tuple[tuple[Name, Name], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Node):
    name: Name
    type: TypeRef
    modifiers: tuple[Modifier, ...]
    default: Expression | None = None
    was: Name | None = None
    semantic: Semantic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(Node):
    """`days_out: computed days_since(out_at)`."""

    name: Name
    expression: Expression


# --- entity items ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Unique(Node):
    """`unique a, b`, `unique (a, b)`."""

    fields: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPart(Node):
    field: Name
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Node):
    """`index a, b desc where <expr> using gin`."""

    parts: tuple[IndexPart, ...]
    where: Expression | None = None
    using: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invariant(Node):
    """`invariant: <expr>` with `message:` and `code:` below it."""

    expression: Expression
    message: String | None = None
    code: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Node):
    """`check "name": <expr>`."""

    name: String
    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard(Node):
    expression: Expression
    message: String | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoAfter(Node):
    """`auto after 30 days or manual`."""

    after: Duration | None
    manual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Node):
    """`draft -> sent: requires sent_at role(clerk)`; a source written `*` is a Name with the text `*`."""

    source: Name
    target: Name
    requires: tuple[Name, ...] = ()
    roles: tuple[Name, ...] = ()
    auto: AutoAfter | None = None
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions(Node):
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRule(Node):
    """One line of permit, forbid or scope.

    `condition` is an Expression; the whole-rule words `all authenticated anonymous false` are a Path of one part or
    a Literal(False). `personas` are the names after `as:` of a scope rule (`*` for everyone).
    """

    operation: Name
    condition: Expression
    personas: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access(Node):
    """`permit:`, `forbid:` or `scope:` with its rules."""

    kind: str
    rules: tuple[AccessRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extends(Node):
    archetypes: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Was(Node):
    """`was: OldName` in an entity's body."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Virtual(Node):
    """`virtual: health` or `virtual: services/stock:rows`: an entity without a table."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableName(Node):
    """`table: name`."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(Node):
    """A declaration, or an item of one, that could not be read; the parser has said why.

    Names that only it would have defined are not reported as unknown.
    """

    kind: str
    name: Name | None = None


EntityItem = (
    Field
    | Computed
    | Unique
    | Index
    | Invariant
    | Check
    | Transitions
    | Access
    | Extends
    | Was
    | Virtual
    | TableName
    | Property  # intent, domain, patterns, display_field, archetype, expose, managed_by ...
    | Broken
)


# --- declarations ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Node):
    name: Name
    title: String | None
    items: tuple[EntityItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archetype(Node):
    name: Name
    title: String | None
    items: tuple[EntityItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum(Node):
    name: Name
    title: String | None
    values: tuple[EnumValue, ...]
    semantic: Semantic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Node):
    name: Name
    title: String | None
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceField(Node):
    """`field draught_m "Draught" widget=slider`, with `help: "..."` and the like in `properties`."""

    name: Name
    title: String | None
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Node):
    name: Name
    title: String | None
    fields: tuple[SurfaceField, ...]
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SortKey(Node):
    field: Name
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ux(Node):
    """`ux:` of a surface: purpose, sort, filter, search, empty."""

    purpose: String | None = None
    sort: tuple[SortKey, ...] = ()
    filter: tuple[Name, ...] = ()
    search: tuple[Name, ...] = ()
    empty: String | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface(Node):
    """`entity` is what `uses entity X` names; `mode` is the word after `mode:`."""

    name: Name
    title: String | None
    entity: Name | None
    mode: Name | None
    sections: tuple[Section, ...]
    access: Expression | None = None
    ux: Ux | None = None
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackWidget(Node):
    enabled: bool
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmConfig(Node):
    """`llm_config:`; a block below a key (`logging:`) is a Property whose key is dotted: `logging.log_prompts`."""

    properties: tuple[Property, ...]


Declaration = Entity | Archetype | Enum | Persona | Surface | FeedbackWidget | LlmConfig | Broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Node):
    """One source. Without a `module` line it is named after the file's stem."""

    name: Name
    uses: tuple[Use, ...]
    app: App | None
    declarations: tuple[Declaration, ...]
