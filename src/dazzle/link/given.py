"""Fields that an entity is given beside those it declares: by what its rows are, by how they are deleted, by tenants.

They are written in the language, as archetypes of the framework; here it is found out who gets which, and the project's
own names are put in. All of this is known from the names alone, before any field is linked.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from dazzle.diagnostics.span import Span
from dazzle.ir.entity import Owner
from dazzle.ir.tenancy import SINGLE, Tenancy
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.inherited import inherited
from dazzle.link.scope import Declared, Scope

BRINGING = frozenset({"user", "profile"})  # archetypes that bring fields behind the entity's own
MEMBERSHIP = "user_membership"  # it brings them before
UNSCOPED = frozenset({"user", "settings", MEMBERSHIP, "tenant"})  # archetypes whose rows belong to no tenant
PLATFORM = "platform"  # the domain of what all tenants share
KIND = "kind"
EMBEDS = "embeds"


Item = TypeVar("Item", bound=ast.Node)


class Given(NamedTuple):
    """A field, and the line that gives it."""

    field: ast.Field
    by: str


class Entities(Struct, frozen=True):
    """What is known of the project's entities by their lines alone.

    `subtypes` are the lines that name a base, by the base, with the entity in which they stand.
    `parts` are the names of entities that some other embeds.
    """

    scope: Scope
    tenancy: Tenancy | None
    tenancy_span: Span | None
    words: Mapping[str, ast.SemanticArchetype]
    subtypes: Mapping[str, Sequence[tuple[str, ast.SubtypeOf]]]
    parts: frozenset[str] = frozenset()

    def before(self, declared: Declared) -> Iterator[Given]:
        """The fields that an entity has before its own."""
        node = _entity(declared)
        if declared.owner is Owner.FRAMEWORK:
            return
        if self.tenancy is not None and self.tenancy_span is not None and self.is_divided(node):
            yield from self._brought("tenancy", "tenancy", self.tenancy_span)
        if (word := self.words.get(node.name.text)) is not None and word.word.text == MEMBERSHIP:
            yield from self._brought(MEMBERSHIP, f"archetype: {MEMBERSHIP}", word.word.span)
        if (base := first(node, ast.SubtypeOf)) is not None and not _keys(self.scope, node):
            yield from self._brought(
                "subtype_of", "subtype_of", base.base.span, {"Base": base.base.text, "id": self._key_of(base.base.text)}
            )

    def after(self, declared: Declared) -> Iterator[Given]:
        """The fields that an entity has behind its own."""
        node = _entity(declared)
        if declared.owner is Owner.FRAMEWORK:
            return
        if (word := self.words.get(node.name.text)) is not None and word.word.text in BRINGING:
            yield from self._brought(word.word.text, f"archetype: {word.word.text}", word.word.span)
        if kinds := self.subtypes.get(node.name.text, ()):
            yield Given(_kind(kinds), "subtype_of")
        if (deletion := first(node, ast.SoftDelete)) is not None and deletion.enabled:
            yield from self._brought("soft_delete", "soft_delete", deletion.span)
        if (signable := first(node, ast.Signable)) is not None and signable.enabled.value:
            yield from self._brought("signable", "signable", signable.span)
        for sync in self._written_back(node.name.text):
            field = sync.field.parts[-1].text
            yield from self._brought("ledger", "ledger", sync.span, {"synced_at": f"{field}_synced_at"})

    def is_divided(self, node: ast.Entity) -> bool:
        """True when the rows of all tenants are in one table, and each has to say whose it is."""
        tenancy = self.tenancy
        return tenancy is not None and tenancy.shares_tables and self.is_of_tenant(node)

    def is_of_tenant(self, node: ast.Entity) -> bool:
        """True when each row of the entity belongs to a tenant, by the rules of `tenancy:`.

        A subtype is as its base.
        """
        tenancy = self.tenancy
        if tenancy is None or tenancy.mode == SINGLE:
            return False
        base = first(node, ast.SubtypeOf)
        declared = None if base is None else self.scope.entities.get(base.base.text)
        if declared is not None and first(above := _entity(declared), ast.SubtypeOf) is None:
            node = above
        word = self.words.get(node.name.text)
        domain = first(node, ast.Domain)
        return not (
            node.name.text in (tenancy.root, *tenancy.excluded)
            or (word is not None and word.word.text in UNSCOPED)
            or (domain is not None and domain.word.text == PLATFORM)
            or any(first(node, kind) is not None for kind in (ast.Virtual, ast.AuthIdentity))
        )

    def _written_back(self, entity: str) -> Iterator[ast.SyncTo]:
        """Where ledgers write their balances to in this entity; each field once, of however many ledgers."""
        found: dict[str, ast.SyncTo] = {}
        for declared in self.scope.named(ast.Ledger.KIND).values():
            sync = declared.node.sync_to if isinstance(declared.node, ast.Ledger) else None
            if sync is not None and sync.entity.text == entity:
                found.setdefault(sync.field.parts[-1].text, sync)
        yield from found.values()

    def _brought(
        self, archetype: str, by: str, span: Span, called: Mapping[str, str] = MappingProxyType({})
    ) -> Iterator[Given]:
        """The fields of a framework's archetype; `called` is what some of its names are here."""
        root = self.named("tenant", "Tenant")
        own = {
            "User": self.named("user", "User"),
            "Tenant": root,
            "tenant": root[:1].lower() + root[1:],
            "tenant_id": self.tenancy.partition_key if self.tenancy is not None else "tenant_id",
            **called,
        }
        for item in self.scope.brought[archetype].items:
            if isinstance(item, ast.Field):
                yield Given(_placed(item, span, own), by)

    def named(self, archetype: str, otherwise: str) -> str:
        """The first entity of that archetype."""
        return next((name for name, word in self.words.items() if word.word.text == archetype), otherwise)

    def _key_of(self, base: str) -> str:
        declared = self.scope.entities.get(base)
        keys = _keys(self.scope, _entity(declared)) if declared is not None else []
        return keys[0] if len(keys) == 1 else "id"


def known_entities(scope: Scope, tenancy: Tenancy | None, tenancy_span: Span | None) -> Entities:
    """What the lines of all entities say, with the tenancy that holds for them."""
    subtypes: dict[str, list[tuple[str, ast.SubtypeOf]]] = {}
    for declared in scope.every_entity:
        node = _entity(declared)
        if declared.owner is Owner.PROJECT and (base := first(node, ast.SubtypeOf)) is not None:
            subtypes.setdefault(base.base.text, []).append((node.name.text, base))
    return Entities(scope, tenancy, tenancy_span, archetypes_of(scope), subtypes, _embedded(scope))


def _embedded(scope: Scope) -> frozenset[str]:
    nodes = [declared.node for declared in (*scope.every_entity, *scope.archetypes.values())]
    items = (item for node in nodes if isinstance(node, ast.Entity | ast.Archetype) for item in node.items)
    types = (item.type for item in items if isinstance(item, ast.Field))
    return frozenset(type_.target.text for type_ in types if type_.target is not None and type_.name.text == EMBEDS)


def archetypes_of(scope: Scope) -> dict[str, ast.SemanticArchetype]:
    """What the rows of each of the project's entities are, where it says so."""
    found = {}
    for declared in scope.every_entity:
        node = _entity(declared)
        if declared.owner is Owner.PROJECT and (word := first(node, ast.SemanticArchetype)) is not None:
            found[node.name.text] = word
    return found


def first(node: ast.Entity, kind: type[Item]) -> Item | None:
    """The first item of a kind in an entity."""
    return next((item for item in node.items if isinstance(item, kind)), None)


def _entity(declared: Declared) -> ast.Entity:
    assert isinstance(declared.node, ast.Entity)
    return declared.node


def _keys(scope: Scope, node: ast.Entity) -> list[str]:
    """The fields of an entity's key, those of its archetypes included."""
    return [
        item.name.text
        for item, _ in (*((item, None) for item in node.items), *inherited(scope, node))
        if isinstance(item, ast.Field) and any(modifier.name.text == "pk" for modifier in item.modifiers)
    ]


def _kind(kinds: Sequence[tuple[str, ast.SubtypeOf]]) -> ast.Field:
    """Which subtype a row of the base is."""
    span = kinds[0][1].base.span
    values = sorted(names.snake_case(entity) for entity, _ in kinds)
    return ast.Field(
        span=span,
        name=ast.Name(span=span, text=KIND),
        type=ast.TypeRef(
            span=span,
            name=ast.Name(span=span, text="enum"),
            values=tuple(ast.EnumValue(span=span, value=value) for value in dict.fromkeys(values)),
        ),
        modifiers=(ast.Modifier(span=span, name=ast.Name(span=span, text="required")),),
    )


def _placed(value: Any, span: Span, own: Mapping[str, str]) -> Any:  # noqa: ANN401  a part of the AST
    """The same, standing where the line stands that brings it, with the project's own names."""
    if isinstance(value, tuple):
        return tuple(_placed(item, span, own) for item in value)
    if not isinstance(value, ast.Node):
        return value
    parts = {name: _placed(getattr(value, name), span, own) for name in value.__struct_fields__ if name != "span"}
    if isinstance(value, ast.Name):
        parts["text"] = own.get(value.text, value.text)
    return type(value)(span=span, **parts)
