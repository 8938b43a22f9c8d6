"""Every variant is in the tuple of its folder, and its file is named as it is."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dazzle.fieldtypes import FIELD_TYPES
from dazzle.project.every_rule import RULES
from sourcecode import PACKAGE, Module

Mark = Callable[[Module], bool]


@dataclass(frozen=True)
class Registry:
    """A folder of variants and the tuple in its __init__.py; `mark` tells a variant from what variants share."""

    folder: str
    names: str
    mark: Mark

    @property
    def path(self) -> Path:
        return PACKAGE / self.folder

    def variants(self) -> set[str]:
        """The modules that hold one."""
        found = (Module(path) for path in sorted(self.path.glob("*.py")) if path.name != "__init__.py")
        return {module.path.stem for module in found if self.mark(module)}

    def listed(self) -> set[str]:
        """The modules that the tuple takes its elements from."""
        init = Module(self.path / "__init__.py")
        value = init.assigned(self.names)
        assert value is not None, f"{init.name} has no {self.names}"
        origins = imported(init)
        return {origins[name] for name in names_in(value)}


def imported(init: Module) -> dict[str, str]:
    """Each name that an __init__.py imports, with the module of its folder that it comes from or is."""
    package = ".".join(init.path.parent.relative_to(PACKAGE.parent).parts)
    origins = {}
    for node in init.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            below = node.module.removeprefix(package).lstrip(".")
            origins.update({alias.asname or alias.name: below or alias.name for alias in node.names})
    return origins


def names_in(value: ast.expr) -> Iterator[str]:
    """`rule` of `rule`, `rule.RULE` and `*rule.RULES`."""
    return (node.id for node in ast.walk(value) if isinstance(node, ast.Name))


def assigns(name: str) -> Mark:
    return lambda module: module.assigned(name) is not None


def makes(*names: str) -> Mark:
    """Sets a name of the module to a call of one of `names`."""
    return lambda module: any(
        isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id in names
        for node in module.tree.body
    )


def defines(name: str, parameters: int | None = None) -> Mark:
    return lambda module: any(
        isinstance(node, ast.FunctionDef) and node.name == name and parameters in (None, len(node.args.args))
        for node in module.tree.body
    )


def has_keyword(module: Module) -> bool:
    """Holds a class with a keyword of its own."""
    lines = (line for node in module.tree.body if isinstance(node, ast.ClassDef) for line in node.body)
    set_here = (line.target for line in lines if isinstance(line, ast.AnnAssign) and line.value)
    return any(isinstance(target, ast.Name) and target.id == "keyword" for target in set_here)


def is_no(shared: str) -> Mark:
    return lambda module: module.path.stem != shared


REGISTRIES = (
    Registry("fieldtypes", "FIELD_TYPES", has_keyword),
    Registry("lang/constructs", "CONSTRUCTS", makes("Construct", "declaration")),
    Registry("lang/mistakes", "RULES", assigns("RULE")),
    Registry("lang/mistakes", "MISTAKES", assigns("MISTAKES")),
    Registry("link/checks", "RULES", assigns("RULE")),
    Registry("lint/rules", "RULES", assigns("RULE")),
    Registry("back/targets/rules", "RULES", assigns("RULE")),
    Registry("back/migrate/guards", "GUARDS", is_no("guard")),
    Registry("back/migrate/rewrites", "REWRITES", is_no("rewrite")),
    Registry("views", "VIEWS", makes("View")),
    Registry("web/api", "ACTIONS", makes("Action")),
    Registry("web/pages", "MODES", defines("routes", parameters=2)),
)
COMMANDS = [path.parent for path in sorted((PACKAGE / "cli").rglob("__init__.py")) if path.parent.name != "templates"]


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: f"{registry.folder}-{registry.names}")
def test_every_variant_is_registered(registry: Registry):
    listed = registry.listed()
    assert listed
    assert listed == registry.variants()


@pytest.mark.parametrize("folder", COMMANDS, ids=lambda folder: folder.name)
def test_every_command_is_listed(folder: Path):
    value = Module(folder / "__init__.py").assigned("COMMANDS")
    assert value is not None
    listed = {name for name, _ in ast.literal_eval(value)}
    files = {path.stem for path in folder.glob("*.py") if defines("command")(Module(path))}
    groups = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert listed == files | groups


def test_a_field_types_file_is_named_as_its_keyword():
    assert [field_type.__module__ for field_type in FIELD_TYPES] == [
        f"dazzle.fieldtypes.{field_type.keyword}" for field_type in FIELD_TYPES
    ]


@pytest.mark.parametrize(
    "folder", ["lang/mistakes", "link/checks", "lint/rules", "back/targets/rules", "back/migrate/guards"]
)
def test_a_rules_file_is_named_as_its_slug(folder: str):
    files = {path.stem.replace("_", "-") for path in (PACKAGE / folder).glob("*.py") if assigns("RULE")(Module(path))}
    assert files == {slug for path in (PACKAGE / folder).glob("*.py") for slug in slugs_in(Module(path))}


def test_a_slug_names_one_rule():
    slugs = [rule.slug for rule in RULES]
    assert len(slugs) == len(set(slugs))


def slugs_in(module: Module) -> Iterator[str]:
    """The slug of the RULE that a module makes."""
    match module.assigned("RULE"):
        case ast.Call(args=[ast.Constant(value=str(slug)), *_]):
            yield slug
