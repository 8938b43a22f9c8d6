"""What stands behind `in` without brackets: the name of a shared enum, or a list that the context has."""

from dazzle.ir import expression as ir
from dazzle.ir.types import TEXT, Kind, Type
from dazzle.lang import ast
from dazzle.link.checks import type_mismatch
from dazzle.link.expression.linking import Linking, Typed, Wanted


def listed(linking: Linking, node: ast.Expression, wanted: Wanted | None) -> list[Typed] | None:
    """The values that are meant, None when that is no list (reported)."""
    if isinstance(node, ast.Path) and len(node.parts) == 1 and node.branch is None:
        shared = linking.env.scope.enums.get(node.parts[0].text)
        if shared is not None:
            assert isinstance(shared.node, ast.Enum)
            values = tuple(dict.fromkeys(value.value for value in shared.node.values))
            type_ = wanted.type if wanted is not None and wanted.type.kind is Kind.ENUM else TEXT
            return [Typed(ir.Literal(value), _within(type_, value)) for value in values]
    typed = linking.link(node, wanted)
    if typed is None:
        return None
    if not isinstance(typed.expression, ir.ContextValue):
        return linking.refuse(type_mismatch.no_list(node.span, typed.type.words))
    return [typed]


def _within(type_: Type, value: str) -> Type:
    """A shared enum may have values that the field's own enum has not: they are never met."""
    return type_ if value in type_.values else TEXT
