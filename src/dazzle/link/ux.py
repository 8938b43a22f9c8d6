"""How surfaces and workspaces behave: ast.Ux and its parts to those of the IR."""

from collections.abc import Iterable

from dazzle.ir.ux import Attention, BulkAction, Empty, FieldDefault, Gate, SortKey, Variant
from dazzle.lang import ast
from dazzle.link.condition import link_quietly
from dazzle.link.environment import Environment
from dazzle.link.plain import text, truth, value, word, words


def link_gate(env: Environment, node: ast.Gate | None) -> Gate | None:
    if node is None:
        return None
    personas = (env.scope.known(name, ast.Persona.KIND) for name in node.personas)
    return Gate(who=node.who.text, personas=tuple(name for name in personas if name is not None))


def link_variants(env: Environment, nodes: Iterable[ast.Variant]) -> tuple[Variant, ...]:
    """What is different for whom; `scope: all` is as if nothing were said."""
    return tuple(
        Variant(
            persona=node.persona.text,
            scope=None if _is_all(node.scope) else link_quietly(env, node.scope),
            purpose=text(node.purpose),
            show=paths(node.show),
            hide=paths(node.hide),
            show_aggregate=words(node.show_aggregate),
            action_primary=word(node.action_primary),
            read_only=truth(node.read_only),
            defaults=tuple(
                FieldDefault(field=word(each.field) or "", value=value(each.value)) for each in node.defaults
            ),
            focus=words(node.focus),
            empty=link_empty(node.empty),
        )
        for node in nodes
    )


def link_attention(env: Environment, nodes: Iterable[ast.Attention]) -> tuple[Attention, ...]:
    return tuple(
        Attention(
            level=node.level.text,
            when=link_quietly(env, node.when),
            message=text(node.message) or "",
            action=word(node.action),
        )
        for node in nodes
    )


def link_bulk_actions(nodes: Iterable[ast.BulkAction]) -> tuple[BulkAction, ...]:
    return tuple(
        BulkAction(name=node.name.text, field=word(node.change.field) or "", value=value(node.change.value))
        for node in nodes
    )


def link_empty(node: ast.Empty | None) -> Empty | None:
    if node is None:
        return None
    return Empty(
        collection=text(node.collection or node.text), filtered=text(node.filtered), forbidden=text(node.forbidden)
    )


def sort_keys(nodes: Iterable[ast.SortKey | ast.Order]) -> tuple[SortKey, ...]:
    return tuple(SortKey(field=word(node.field) or "", descending=node.descending) for node in nodes)


def paths(nodes: Iterable[ast.Path]) -> tuple[str, ...]:
    return tuple(found for node in nodes if (found := word(node)) is not None)


def _is_all(node: ast.Expression | None) -> bool:
    return isinstance(node, ast.Path) and [part.text for part in node.parts] == ["all"]
