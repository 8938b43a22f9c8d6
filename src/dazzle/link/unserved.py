"""What an application says and nothing acts upon yet."""

from collections.abc import Iterator, Mapping, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import Span
from dazzle.ir.entity import Entity, Owner, Storage
from dazzle.lang import ast
from dazzle.lang.ast.tenancy import MODES
from dazzle.lang.mistakes.not_served import RULE
from dazzle.link.scope import Scope
from dazzle.link.shape import has


def diagnose(span: Span | None, what: str, consequence: str) -> Diagnostic:
    """`what` ends in its verb: "`scope` is"."""
    return RULE.at(span, f"{what} not acted upon yet: {consequence}")


def tell_what_is_not_served(
    scope: Scope, project: Sequence[ast.Module], entities: Sequence[Entity], *, row_security: bool
) -> None:
    """One diagnostic per kind of thing that is understood and not acted upon, at its first place.

    With `row_security`, PostgreSQL acts upon the rules about who sees and does what.
    """
    found: dict[str, tuple[Span | None, str]] = {}
    for module in project:
        for node in module.declarations:
            for place, what, consequence in _of_declaration(node):
                if not (row_security and what in _POLICIES and not has(node, ast.Virtual)):
                    found.setdefault(what, (place, consequence))
    for entity in entities:
        if entity.owner is Owner.PROJECT:
            for origin, what, consequence in _of_entity(entity, row_security=row_security):
                found.setdefault(what, (origin, consequence))
    for what, (span, consequence) in found.items():
        scope.report(diagnose(span, what, consequence))


def _of_entity(entity: Entity, *, row_security: bool) -> Iterator[tuple[Span | None, str, str]]:
    """What is seen only when the entity is linked."""
    if entity.seed is not None and row_security and entity.of_tenant:
        yield entity.span, "`seed` of what each tenant has is", "the rows are not made"
    if entity.seed is not None and entity.storage is not Storage.TABLE:
        yield entity.span, "`seed` of what has no table is", "there are no rows"
    for invariant in entity.invariants:
        if not invariant.row_local:
            yield invariant.span, "invariants over other rows or over time are", "nothing checks them"
    for field in entity.fields:
        if field.default is not None and field.server_default is None:
            yield field.span, "defaults that read the row are", "the field stays empty"


def _of_declaration(node: ast.Declaration | ast.Broken) -> Iterator[tuple[Span, str, str]]:
    match node:
        case ast.Entity(items=items) | ast.Archetype(items=items):
            for item in items:
                for what, consequence in _of_item(item):
                    yield item.span, what, consequence
        case ast.Surface(access=ast.Node(span=span)):
            yield span, "`access` of a surface is", "everyone sees the page"
        case ast.Enum(semantic=ast.Semantic(span=span)):
            yield span, *_SEMANTIC
        case ast.FeedbackWidget(enabled=True):
            yield node.span, "`feedback_widget` is", "reports can be made, listed and worked on, there is no button yet"
        case ast.Ledger() | ast.Search():
            yield node.span, *_DECLARATIONS[type(node)]
        case ast.Tenancy():
            yield from _of_tenancy(node)
        case _:
            pass


def _of_tenancy(node: ast.Tenancy) -> Iterator[tuple[Span, str, str]]:
    mode = node.mode.text if node.mode is not None else MODES[0]
    if mode in _TENANCY:
        yield node.span, f"`mode: {mode}` of `tenancy` is", _TENANCY[mode]
    for key, said in _TENANCY_KEYS.items():
        value = getattr(node, key)
        if value and not (isinstance(value, ast.Literal) and value.value is False):
            yield node.span, f"`{key}` of `tenancy` is", said


def _of_item(item: ast.EntityItem) -> Iterator[tuple[str, str]]:
    match item:
        case ast.Access(kind="scope"):
            yield "`scope` is", "everyone sees every row"
        case ast.Access(kind=kind):
            yield f"`{kind}` is", "everyone may do everything"
        case ast.Rights(kind=kind):
            yield f"`{kind}` is", "everyone sees every row" if kind == "visible" else "everyone may do everything"
        case ast.SoftDelete(enabled=False) | ast.Signable(enabled=ast.Literal(value=False)):
            pass
        case ast.SemanticArchetype(word=ast.Name(text=word)) if word != TENANT:
            yield f"`archetype: {word}` is", _ARCHETYPES.get(word, _OWN_ARCHETYPE)
        case ast.Audited(audit=(ast.Name(text="false"),)) | ast.Bulk(bulk=(ast.Name(text="false"),)):
            pass
        case ast.Transitions(transitions=transitions):
            yield from _of_transitions(transitions)
        case ast.Field():
            yield from _of_field(item)
        case _ if type(item) in _ITEMS:
            yield _ITEMS[type(item)]
        case _:
            pass


def _of_field(field: ast.Field) -> Iterator[tuple[str, str]]:
    if any(word.text == "readonly" for word in field.type.words):
        yield "`readonly` is", "the rows can be changed like any other"
    if field.type.name.text == "file" and field.type.arguments:
        yield "the size and the form of a `file` are", "files are kept by key only"
    words = {modifier.name.text for modifier in field.modifiers}
    yield from ((f"`{word}` is", said) for word, said in _MODIFIERS.items() if word in words)
    if field.type.name.text in _TYPES:
        yield f"`{field.type.name.text}` is", _TYPES[field.type.name.text]
    if field.semantic is not None:
        yield _SEMANTIC


def _of_transitions(transitions: Sequence[ast.Transition]) -> Iterator[tuple[str, str]]:
    if any(transition.roles for transition in transitions):
        yield "roles on transitions are", "everyone may make every move"
    if any(transition.auto for transition in transitions):
        yield "automatic transitions are", "nothing moves by itself"
    if any(transition.guards for transition in transitions):
        yield "guards of transitions are", "a move is made whatever they say"


# What PostgreSQL holds everybody to, where the rows of all tenants are in the same tables.
_POLICIES = frozenset(f"`{kind}` is" for kind in ("scope", "permit", "forbid", "visible", "permissions", "access"))
_SEMANTIC = ("`semantic` is", "the colours of states are chosen by their words")

_DECLARATIONS: Mapping[type[ast.Node], tuple[str, str]] = {
    ast.Ledger: ("`ledger` is", "nothing is transferred, and the fields that it writes to are not written"),
    ast.Search: ("`search` is", "what it names is indexed, and no page and no API asks for it"),
}

_ITEMS: Mapping[type[ast.Node], tuple[str, str]] = {
    ast.Computed: ("computed fields are", "they are not shown"),
    ast.SubtypeOf: (
        "`subtype_of` is",
        "the row of the base is made by hand, and fields of the base are not shown here",
    ),
    ast.Expose: ("`expose` is", "the API offers every operation"),
    ast.Audited: ("`audit` is", "nothing records who changed what"),
    ast.SoftDelete: ("`soft_delete` is", "a row that is deleted is gone, and `deleted_at` hides nothing"),
    ast.Temporal: ("`temporal` is", "lists show what has ended as well"),
    ast.Signable: ("`signable` is", "nobody can sign; the fields that it brings are like any others"),
    ast.SigningValidator: ("`signing_validator` is", "nobody can sign"),
    ast.SigningTemplate: ("`signing_template` is", "nobody can sign"),
    ast.TenantHost: ("`tenant_host` is", "every host shows the same"),
    ast.Membership: ("`membership` is", "who belongs to a tenant has no roles by that"),
    ast.AuthIdentity: ("`auth_identity` is", "no row is made for who signs in"),
    ast.Bulk: ("`bulk` is", "nothing is read from files or written to them"),
    ast.Publish: ("`publish` is", "no event is sent"),
    ast.OnTransition: ("`on_transition` is", "a move changes its own row alone"),
    ast.Lifecycle: ("`lifecycle` is", "nothing reports on it"),
    ast.Fitness: ("`fitness` is", "nothing reports on it"),
    ast.GraphEdge: ("`graph_edge` is", "its rows are shown as any others"),
    ast.GraphNode: ("`graph_node` is", "its rows are shown as any others"),
}

TENANT = "tenant"  # acted upon: the pages show whose rows they are
_OWN_ARCHETYPE = "it is a word of the project's own, and brings nothing"

_ARCHETYPES = {
    "user": "nobody signs in by these rows",
    "user_membership": "nobody is asked for the rows when somebody comes to a tenant",
    "profile": "nobody is asked for the rows when somebody signs in",
    "settings": "whoever may change other rows may change these, unless a rule of the entity says no",
    "tenant_settings": "whoever may change other rows may change these, unless a rule of the entity says no",
}

_TENANCY_KEYS = {
    "admin_personas": "they see the rows of their own tenant",
    "cross_tenant_access": "nobody sees the rows of two tenants",
    "per_tenant_config": "nobody can set anything",
    "provisioning": "a tenant is a row like any other",
}

_TENANCY = {
    "schema_per_tenant": "all rows are in one schema",
    "database_per_tenant": "all rows are in one database",
}

_TYPES = {
    "latest_one": "it is not shown",
    "descendants_of": "they are not shown",
    "ancestors_of": "they are not shown",
}

_MODIFIERS = {
    "storage": "files are kept by key only",
}
