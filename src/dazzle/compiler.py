"""Sources to Compilation: parse, link, lint."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dazzle import framework
from dazzle.collector import resting_collector
from dazzle.diagnostics.diagnostic import CompileError, Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.diagnostics.spelling import borne_out
from dazzle.ir.appspec import AppSpec
from dazzle.lang import ast, mistakes
from dazzle.lang.memory import Memory
from dazzle.lang.mistakes import not_served
from dazzle.lang.parser import Parsed, parse
from dazzle.lang.pieces import parse_remembering
from dazzle.link import checks
from dazzle.link.linker import link
from dazzle.lint import rules, unused_ignore
from dazzle.lint.ignoring import heed
from dazzle.lint.linter import lint

# Every rule, by what it looks at.
FLOORS: Mapping[str, tuple[Rule, ...]] = {
    "how it is written": mistakes.RULES,
    "what it means": checks.RULES,
    "what may not be meant": (*(rule.RULE for rule in rules.RULES), unused_ignore.RULE),
}
RULES: tuple[Rule, ...] = tuple(rule for floor in FLOORS.values() for rule in floor)


class Compilation(Struct, frozen=True):
    """What came of the sources. `appspec` is None when there is an error among the diagnostics.

    `modules` are the ASTs, in the order of the sources: what the AppSpec has no place for yet is kept there.
    """

    appspec: AppSpec | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]
    modules: tuple[ast.Module, ...] = ()

    @property
    def ok(self) -> bool:
        return self.appspec is not None

    def require(self) -> AppSpec:
        """The AppSpec. Raises CompileError with every diagnostic when there is none."""
        if self.appspec is None:
            raise CompileError(self.diagnostics, {source.path: source for source in self.sources})
        return self.appspec


@resting_collector()
def compile_sources(
    sources: Sequence[SourceFile],
    *,
    name: str | None = None,
    root_module: str | None = None,
    unknown: Severity = Severity.ERROR,
    memory: Memory | None = None,
) -> Compilation:
    """The application that the sources describe, with everything there is to say about them, in one run.

    `unknown` is how bad it is that a line's first word means nothing where it stands. What is in `memory` is not read
    again, and what was read is there afterwards.
    """
    own = [parse_remembering(source, memory, unknown=unknown) for source in sources]
    base = [parse_remembering(source, memory) for source in framework.sources()]
    linked = link(
        [parsed.module for parsed in own],
        [parsed.module for parsed in base],
        name=name,
        root_module=root_module,
    )
    advice = lint(linked.appspec, [parsed.module for parsed in own]) if linked.appspec is not None else ()
    # Without a file there is no project to the linker, which links the framework alone like that.
    nothing = () if own else (checks.no_declaration.at(),)
    found = (
        *(d for parsed in own for d in parsed.diagnostics),
        *_not_served(own),
        *linked.diagnostics,
        *nothing,
        *advice,
    )
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    heeded = heed(found, [ignore for parsed in own for ignore in parsed.ignores], RULES, sources)
    return Compilation(
        None if failed else linked.appspec,
        tuple(sorted(borne_out(heeded, sources), key=_place)),
        tuple(sources),
        tuple(parsed.module for parsed in own),
    )


def compile_framework() -> AppSpec:
    """The framework's entities alone, as `dazzle db revision --framework` needs them."""
    base = [parse(source) for source in framework.sources()]
    linked = link((), [parsed.module for parsed in base], name="dazzle")
    found = (*(d for parsed in base for d in parsed.diagnostics), *linked.diagnostics)
    if linked.appspec is None:
        raise CompileError(found, {source.path: source for source in framework.sources()})
    return linked.appspec


def _not_served(own: Sequence[Parsed]) -> Iterator[Diagnostic]:
    """One for each word of what is understood and not acted upon yet, at its first place."""
    places: dict[str, list[Span]] = {}
    for parsed in own:
        for word, spans in parsed.unserved.items():
            places.setdefault(word, []).extend(spans)
    return (not_served.at(spans[0], word, len(spans)) for word, spans in places.items())


def _place(diagnostic: Diagnostic) -> tuple[str, int]:
    """By file and position; what belongs to no place comes last."""
    return (diagnostic.span.file, diagnostic.span.start) if diagnostic.span else ("\U0010ffff", 0)
