"""What every file of ours keeps to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sourcecode import PACKAGE, ROOT, Function, Module, modules

OURS = (*modules(), *modules(ROOT / "tests"))
LONGEST_MODULE = 400
LISTS = {PACKAGE / "lang" / "ast" / "__init__.py"}  # nothing but the names of the AST's classes
LONGEST_FUNCTION = 50
BROAD = {"Exception", "BaseException"}
LOADS_WHEN_CALLED = {PACKAGE / "cli" / "loading.py"}
PROMISE = re.compile(r"\b(TODO|FIXME|XXX)\b")


def test_modules_are_not_long():
    long = [each for each in OURS if len(each.lines) > LONGEST_MODULE and each.path not in LISTS]
    assert not [f"{each.name}: {len(each.lines)} lines" for each in long]


def test_functions_are_not_long():
    long = [
        f"{module.at(function)} {function.name}: {length(function)} lines"
        for module in modules()
        for function in module.functions()
        if length(function) > LONGEST_FUNCTION
    ]
    assert not long


def test_modules_say_what_they_are():
    assert not [each.name for each in modules() if each.tree.body and ast.get_docstring(each.tree) is None]


def test_nothing_is_imported_inside_a_function():
    hidden = [
        module.at(node)
        for module in OURS
        for function in module.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def test_modules_are_loaded_by_name_in_the_command_line_alone():
    loading = {module.path for module in modules() if any(map(is_loader, ast.walk(module.tree)))}
    assert loading == LOADS_WHEN_CALLED


def test_a_broad_except_says_why():
    silent = [
        module.at(handler)
        for module in modules()
        for handler in broad_handlers(module)
        if "#" not in module.lines[handler.lineno - 1] and not passes_on(handler)
    ]
    assert not silent


def test_nothing_is_left_for_later():
    files = [path for folder in ("src", "tests", "docs", "examples") for path in (ROOT / folder).rglob("*.*")]
    kinds = {".py", ".md", ".html", ".css", ".js", ".lark", ".dsl", ".toml"}
    texts = (path for path in files if path.suffix in kinds and path != Path(__file__))
    assert not [path.relative_to(ROOT).as_posix() for path in texts if PROMISE.search(path.read_text(errors="replace"))]


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_loader(node: ast.AST) -> bool:
    """A call of what imports a module by its name."""
    return isinstance(node, ast.Name) and node.id in {"import_module", "__import__"}


def broad_handlers(module: Module) -> Iterator[ast.ExceptHandler]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or BROAD & names_in(node.type)):
            yield node


def names_in(node: ast.expr) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def passes_on(handler: ast.ExceptHandler) -> bool:
    """It only cleans up: whatever was raised goes on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
