"""Our own source as syntax trees, for the tests about the code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dazzle"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    path: Path

    @property
    def name(self) -> str:
        """The path from the root of the repository, for people."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def at(self, node: ast.expr | ast.stmt | ast.excepthandler) -> str:
        """Where a node stands, as an editor opens it."""
        return f"{self.name}:{node.lineno}"

    def assigned(self, name: str) -> ast.expr | None:
        """What a name of the module is set to."""
        for node in self.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                    return node.value
        return None


@cache
def modules(folder: Path = PACKAGE) -> tuple[Module, ...]:
    """Every Python file below a folder. Alembic's revisions are data that it runs, not modules of ours."""
    revisions = PACKAGE / "back" / "alembic" / "versions"
    return tuple(Module(path) for path in sorted(folder.rglob("*.py")) if revisions not in path.parents)
