"""Walking an AST: every node is met, and none of the kinds that are asked for is passed by."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast
from dazzle.lang.walk import nodes

GOLDEN = Path(__file__).parent.parent / "golden"
TEXTS = sorted(GOLDEN.glob("*/*.dsl"))


def met(value: object) -> Iterator[ast.Node]:
    """Every node, found by looking into everything."""
    if isinstance(value, tuple):
        for item in value:
            yield from met(item)
    elif isinstance(value, ast.Node):
        yield value
        for name in value.__struct_fields__:
            yield from met(getattr(value, name))


@pytest.fixture(scope="module")
def declarations() -> tuple[ast.Declaration, ...]:
    found = (compile_sources([SourceFile(path.name, path.read_text())]).modules for path in TEXTS)
    return tuple(node for modules in found for module in modules for node in module.declarations)


def test_every_node_is_met_in_the_order_written(declarations: tuple[ast.Declaration, ...]) -> None:
    assert [id(node) for node in nodes(declarations)] == [id(node) for node in met(declarations)]


def test_those_of_some_kinds_are_those_of_all(declarations: tuple[ast.Declaration, ...]) -> None:
    every = list(nodes(declarations))
    kinds = sorted({type(node) for node in every}, key=lambda kind: kind.__name__)
    for one, other in zip(kinds, kinds[7:] + kinds[:7], strict=True):
        wanted = [id(node) for node in every if isinstance(node, one | other)]
        assert [id(node) for node in nodes(declarations, one, other)] == wanted, (one, other)
