"""Every construct as it is read: files of the language with the AST and the AppSpec that they become.

tests/golden/<construct>/<case>.dsl compiles without an error; <case>.json is what was read of that construct, and what
became of it, without places and without what stands at its default. `UPDATE=1 pytest tests/golden` writes the .json
files anew: read the difference.
"""

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from dazzle.compiler import compile_sources
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.render import to_text
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.appspec import AppSpec
from dazzle.ir.codec import encode
from dazzle.ir.entity import Owner
from dazzle.lang import ast
from dazzle.lang.ast.declarations import DECLARATIONS

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.dsl"))
# Of other files, entities are what the construct speaks of, and have files of their own.
ABOUT_ENTITIES = {"app", "entity", "archetype", "enum", "tenancy", "search", "ledger", "audit", "feedback_widget"}


def plain(value: object) -> object:
    """A part of the AST as JSON: nodes by their class, names and texts short."""
    match value:
        case ast.Name(text=text):
            return text
        case ast.String(value=text):
            return f'"{text}"'
        case ast.Path(parts=parts, branch=None):
            return ".".join(part.text for part in parts)
        case Decimal() | ast.Exact():
            return str(value)
        case tuple():
            return [plain(item) for item in value]
        case ast.Node():
            said = {
                name: plain(getattr(value, name))
                for name, default in zip(value.__struct_fields__, defaults(type(value)), strict=True)
                if name not in value.APART and getattr(value, name) not in (None, (), default)
            }
            return {"is": type(value).__name__, **said}
        case _:
            return value


def defaults(kind: type[ast.Node]) -> tuple[object, ...]:
    """The defaults of a class's attributes, in their order; its own object where there is none."""
    known = kind.__struct_defaults__
    return (*([object()] * (len(kind.__struct_fields__) - len(known))), *known)


def own(appspec: AppSpec, construct: str) -> object:
    """The AppSpec as JSON, without the framework's part and what the construct has no part in."""
    data = encode(appspec)
    assert isinstance(data, dict)
    framework = {each.name for each in appspec.entities if each.owner is Owner.FRAMEWORK}
    kept = [each for each in data["entities"] if each["name"] not in framework]
    shown = [each for each in data.get("surfaces", []) if each["entity"] not in framework]
    parts = {**data, "entities": kept if construct in ABOUT_ENTITIES else None, "surfaces": None}
    if construct in {"surface", "feedback_widget"}:
        parts["surfaces"] = shown
    return {key: value for key, value in parts.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_construct_is_kept_whole_when_it_is_read(case: Path) -> None:
    source = SourceFile(case.name, case.read_text())
    compilation = compile_sources([source])
    errors = [found for found in compilation.diagnostics if found.severity is not Severity.INFO]
    assert not errors, to_text(errors, {source.path: source}, colour=False)
    (module,) = compilation.modules
    construct = case.parent.name
    made = tuple(node for node in module.declarations if isinstance(node, ast.Declaration) and construct == node.KIND)
    assert made or construct == "app"
    read = {"ast": plain(made or module.app), "appspec": own(compilation.require(), construct)}
    text = json.dumps(read, indent=1, ensure_ascii=False) + "\n"
    expected = case.with_suffix(".json")
    if os.environ.get("UPDATE"):
        expected.write_text(text)
    assert expected.read_text() == text


@pytest.mark.parametrize("kind", ["app", *sorted(declaration.KIND for declaration in DECLARATIONS)])
def test_every_construct_has_a_file_of_its_own(kind: str) -> None:
    assert list((FOLDER / kind).glob("*.dsl"))
