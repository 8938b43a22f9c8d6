"""What could not be read, of which no rule may say that it is not there."""

from collections.abc import Iterator, Sequence

from dazzle.lang import ast


def not_whole(modules: Sequence[ast.Module]) -> Iterator[ast.Declaration | ast.Broken]:
    """The declarations that could not be read, or not every line of them."""
    for module in modules:
        for node in module.declarations:
            if isinstance(node, ast.Broken) or node.lost:
                yield node
