"""Every rule on texts of its own: some on which it fires, some near misses (`ok_...`) on which it does not.

tests/corpus/<slug>/<case>.dsl, or a folder <case>/ of several files, is compiled as a project; <case>.out is what a
terminal shows of it, and <case>.fixed what `dazzle validate --fix` makes of its files, where it changes any.
`UPDATE=1 pytest tests/corpus` writes these files anew: read the difference.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from dazzle.compiler import RULES, compile_sources
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.render import to_text
from dazzle.diagnostics.span import SourceFile
from dazzle.project.fixing import fix

FOLDER = Path(__file__).parent
SLUGS = [rule.slug for rule in RULES]
CASES = sorted(
    path for path in FOLDER.glob("*/*") if path.suffix == ".dsl" or (path.is_dir() and path.name != "__pycache__")
)


def sources_of(case: Path) -> list[SourceFile]:
    files = sorted(case.glob("*.dsl")) if case.is_dir() else [case]
    return [SourceFile(file.relative_to(case.parent).as_posix(), file.read_bytes().decode()) for file in files]


def shown(diagnostics: tuple[Diagnostic, ...], slug: str) -> tuple[Diagnostic, ...]:
    """What the case is about, and everything that is not a mere note."""
    return tuple(found for found in diagnostics if found.rule == slug or found.severity is not Severity.INFO)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_diagnostics_when_a_text_of_the_corpus_is_compiled(case: Path) -> None:
    slug = case.parent.name
    sources = sources_of(case)
    diagnostics = shown(compile_sources(sources).diagnostics, slug)
    expected = case.with_suffix(".out")
    if case.stem.startswith("ok_"):
        assert not diagnostics, to_text(diagnostics, {source.path: source for source in sources}, colour=False)
        return
    assert slug in {found.rule for found in diagnostics}
    text = to_text(diagnostics, {source.path: source for source in sources}, colour=False) + "\n"
    if os.environ.get("UPDATE"):
        expected.write_text(text)
    assert expected.read_text() == text


def of_all(sources: Iterable[SourceFile]) -> str:
    """The texts one below the other; each has its name above it where there are several."""
    texts = [(source.path, source.text) for source in sources]
    return "".join(f"--- {path}\n{text}" if len(texts) > 1 else text for path, text in texts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_certain_fixes_when_a_text_of_the_corpus_has_any(case: Path) -> None:
    sources = sources_of(case)
    fixed = fix(sources, compile_sources)
    expected = case.with_suffix(".fixed")
    if os.environ.get("UPDATE"):
        expected.unlink(missing_ok=True)
        if fixed.repairs:
            expected.write_bytes(of_all(fixed.compilation.sources).encode())
    assert expected.exists() == bool(fixed.repairs), [repair.fix.title for repair in fixed.repairs]
    if fixed.repairs:
        assert expected.read_bytes().decode() == of_all(fixed.compilation.sources)


@pytest.mark.parametrize("slug", SLUGS)
def test_corpus_has_a_text_and_a_near_miss_when_there_is_a_rule(slug: str) -> None:
    stems = [case.stem for case in CASES if case.parent.name == slug]
    assert [stem for stem in stems if not stem.startswith("ok_")], f"no text on which {slug} fires"
    assert [stem for stem in stems if stem.startswith("ok_")], f"no near miss of {slug}"


def test_corpus_folders_are_rules_when_listed() -> None:
    assert {case.parent.name for case in CASES} <= set(SLUGS)
