"""The names in force: every declaration of a program by its kind, and where it came from."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.entity import Field, Owner
from dazzle.ir.types import Type
from dazzle.lang import ast
from dazzle.lang.ast.declarations import DECLARATIONS
from dazzle.link.checks import (
    duplicate_declaration,
    duplicate_module,
    import_cycle,
    missing_import,
    reserved_framework_name,
    unknown_archetype,
    unknown_entity,
    unknown_field,
    unknown_module,
)
from dazzle.link.circle import circles

# What has a name that is known in the whole project, by the word that it is declared with.
KINDS = frozenset(kind.KIND for kinds in (DECLARATIONS, ast.Offered.__subclasses__()) for kind in kinds)

RESERVED_ENTITIES = frozenset(
    {"SystemHealth", "SystemMetric", "DeployHistory", "ProcessRun", "SessionInfo", "LogEntry", "EventTrace"}
)


class Declared(Struct, frozen=True):
    """A declaration and the module it stands in."""

    node: ast.Named | ast.Offered
    module: ast.Module
    owner: Owner

    @property
    def place(self) -> str:
        """File and line: "dsl/billing.dsl:3"."""
        span = self.node.name.span
        return f"{span.file}:{self.module.source.position(span.start).line}"


def _no_type(entity: str, name: str) -> Type | None:  # noqa: ARG001  what stands here until the fields are known
    return None


class Scope(Struct):
    """Names by kind; `modules` are the project's.

    `by_kind` holds what a name means to the project: its own before the framework's. `every_entity` holds all of them,
    the project's first, those of the framework that gave way included. `broken` are names that a declaration which
    could not be read would have defined, and `nameless` the kinds of those of which not even the name is known;
    `hidden` are (entity, field) that are declared and have no ir.Field, and `half_read` entities with a line of which
    not even the name is known. `unimported` are (module, module that it was told to use). `computed` are the computed
    fields by entity and name, and `computed_type` tells the type of one, None where there is none or it was reported.
    `brought` are the framework's archetypes, of which entities are given fields; `alike` are shared enums by their
    values. `sources` are the texts of all modules, by path.
    """

    modules: Mapping[str, ast.Module]
    by_kind: dict[str, dict[str, Declared]] = field(default_factory=dict)
    every_entity: list[Declared] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    hidden: set[tuple[str, str]] = field(default_factory=set)
    half_read: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)
    unimported: set[tuple[str, str]] = field(default_factory=set)
    computed: dict[str, dict[str, ast.Computed]] = field(default_factory=dict)
    computed_type: Callable[[str, str], Type | None] = _no_type
    brought: dict[str, ast.Archetype] = field(default_factory=dict)
    alike: dict[frozenset[str], ast.Enum] | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceFile] = field(default_factory=dict)

    def named(self, kind: str) -> dict[str, Declared]:
        """The declarations of a kind, by name."""
        return self.by_kind.setdefault(kind, {})

    @property
    def entities(self) -> dict[str, Declared]:
        return self.named(ast.Entity.KIND)

    @property
    def archetypes(self) -> dict[str, Declared]:
        return self.named(ast.Archetype.KIND)

    @property
    def enums(self) -> dict[str, Declared]:
        return self.named(ast.Enum.KIND)

    @property
    def personas(self) -> dict[str, Declared]:
        return self.named(ast.Persona.KIND)

    @property
    def surfaces(self) -> dict[str, Declared]:
        return self.named(ast.Surface.KIND)

    def known(self, name: ast.Name | None, *kinds: str) -> str | None:
        """The name, if something of these kinds has it."""
        declared = name is not None and any(name.text in self.named(kind) for kind in kinds)
        return name.text if name is not None and declared else None

    def shown_by(self, name: str) -> str | None:
        """The entity whose rows a surface or a view of that name shows."""
        for kind, attribute in ((ast.Surface.KIND, "entity"), (ast.View.KIND, "source")):
            declared = self.named(kind).get(name)
            entity = getattr(declared.node, attribute) if declared is not None else None
            if isinstance(entity, ast.Name):
                return entity.text
        return None

    def places(self, kind: str) -> dict[str, str]:
        """Where each name of a kind is declared: "dsl/billing.dsl:3"."""
        return _places(self.named(kind))

    def lacks(self, name: ast.Name, kinds: Iterable[str]) -> bool:
        """True when the name is certainly none of these kinds: what could not be read may have been it."""
        if name.text in self.broken or any(kind in self.nameless for kind in kinds):
            return False
        return not any(name.text in self.named(kind) for kind in kinds)

    def report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def entity(self, name: ast.Name) -> ast.Entity | None:
        """The entity a name means; reports it as unknown, unless a broken declaration would have been it."""
        declared = self.entities.get(name.text)
        if declared is None:
            if self.lacks(name, (ast.Entity.KIND,)):
                self.report(unknown_entity.at(name, _places(self.entities)))
            return None
        assert isinstance(declared.node, ast.Entity)
        return declared.node

    def may_have(self, entity: str, field_name: str) -> bool:
        """True when something written in the entity, though not linked, is or could be a field of that name."""
        return entity in self.half_read or (entity, field_name) in self.hidden

    def check_field(self, name: ast.Name, entity: str, known: Mapping[str, Field]) -> Field | None:
        """The field a name means; reports it as unknown unless the entity may have it."""
        found = known.get(name.text)
        if found is None and not self.may_have(entity, name.text):
            self.report(unknown_field.at(name, entity, known))
        return found

    def archetype(self, name: ast.Name) -> ast.Archetype | None:
        declared = self.archetypes.get(name.text)
        if declared is None:
            if self.lacks(name, (ast.Archetype.KIND,)):
                self.report(unknown_archetype.at(name, _places(self.archetypes)))
            return None
        assert isinstance(declared.node, ast.Archetype)
        return declared.node

    def check_import(self, name: ast.Name, user: Declared) -> None:
        """A reference into another module of the project needs a `use` of it; a missing one is reported once."""
        target = self.entities.get(name.text)
        if target is None or target.owner is Owner.FRAMEWORK or user.owner is Owner.FRAMEWORK:
            return
        module, own = target.module.name.text, user.module.name.text
        used = {use.module.text for use in user.module.uses}
        # A `use` of a module that is not there was reported; it may have been meant for this one.
        known = used <= self.modules.keys()
        if module != own and module not in used and known and (own, module) not in self.unimported:
            self.unimported.add((own, module))
            self.report(missing_import.at(name, module, user.module, leads_back=own in self._used_by(module)))

    def _used_by(self, module: str) -> set[str]:
        """The modules that a module uses, directly or through others."""
        found: set[str] = set()
        waiting = [module]
        while waiting:
            node = self.modules.get(waiting.pop())
            new = {use.module.text for use in node.uses} - found if node is not None else set()
            found |= new
            waiting.extend(new)
        return found


def _places(names: Mapping[str, Declared]) -> dict[str, str]:
    return {name: declared.place for name, declared in names.items()}


def _declare(scope: Scope, module: ast.Module, owner: Owner) -> None:
    for node in module.declarations:
        if isinstance(node, ast.Broken):
            if node.name is None:
                scope.nameless.add(node.kind)
            else:
                scope.broken.add(node.name.text)
        if owner is Owner.FRAMEWORK and isinstance(node, ast.Archetype):
            scope.brought[node.name.text] = node
            continue
        if isinstance(node, ast.Named) and _add(scope, Declared(node, module, owner)) and isinstance(node, ast.Entity):
            scope.every_entity.append(Declared(node, module, owner))
            if owner is Owner.PROJECT and node.name.text in RESERVED_ENTITIES:
                scope.report(reserved_framework_name.at(node.name))
        if isinstance(node, ast.Declaration):
            for offered in (part for attribute in node.OFFERS for part in getattr(node, attribute)):
                _add(scope, Declared(offered, module, owner))


def _add(scope: Scope, declared: Declared) -> bool:
    """Makes a name known; False when its kind has it already from the same owner, which is reported."""
    node = declared.node
    first = scope.named(node.KIND).setdefault(node.name.text, declared)
    if first is not declared and first.owner is declared.owner:
        scope.report(duplicate_declaration.at(node.KIND, node.name, first.node.name))
        return False
    return True


def _check_modules(scope: Scope, modules: Sequence[ast.Module]) -> None:
    """Module names are unique, every `use` finds its module, and none leads back to where it came from."""
    by_name: dict[str, ast.Module] = {}
    for module in modules:
        first = by_name.setdefault(module.name.text, module)
        if first is not module:
            scope.report(duplicate_module.at(module.name, first.name))
    for module in modules:
        for use in module.uses:
            if use.module.text not in by_name:
                others = [known for known in by_name if known != module.name.text]
                scope.report(unknown_module.at(use.module, others))
    uses = {
        name: [(use.module.text, use.module) for use in module.uses if use.module.text in by_name]
        for name, module in by_name.items()
    }
    for circle in circles(uses):
        names = [name for name, _ in circle]
        _, last = circle[-1]
        scope.report(import_cycle.at(last, (*names, names[0])))


def build_scope(project: Sequence[ast.Module], framework: Sequence[ast.Module]) -> Scope:
    """Every name of the program; what is declared twice or used from nowhere is reported in the scope."""
    scope = Scope(
        modules={module.name.text: module for module in reversed(project)},
        sources={module.source.path: module.source for module in (*framework, *project)},
    )
    _check_modules(scope, project)
    for module in project:
        _declare(scope, module, Owner.PROJECT)
    for module in framework:
        _declare(scope, module, Owner.FRAMEWORK)
    return scope
