"""What an entity takes over from the archetypes that it extends."""

from collections.abc import Iterator

from dazzle.lang import ast
from dazzle.link.scope import Declared, Scope


def inherited(scope: Scope, node: ast.Entity) -> Iterator[tuple[ast.EntityItem, Declared]]:
    """The items of the archetypes that are extended, in their order; of two fields of one name the entity's wins."""
    taken = {item.name.text for item in node.items if isinstance(item, ast.Field | ast.Computed)}
    for extends in node.items:
        for name in extends.archetypes if isinstance(extends, ast.Extends) else ():
            archetype = scope.archetype(name)
            for item in archetype.items if archetype is not None else ():
                if isinstance(item, ast.Field | ast.Computed):
                    if item.name.text in taken:
                        continue
                    taken.add(item.name.text)
                yield item, scope.archetypes[name.text]
