"""Say everything that is wrong with the text, and put right what is certain.

Reads dazzle.toml and every .dsl file it names, and reports all mistakes at once, each with its place and what to
do about it. One broken declaration does not hide the mistakes in the others.

With --fix, mistakes are put right in the files where it is certain what was meant: a misspelt word that can only be
one of those there are, a forgotten colon, an unused import. Each such change is proven by reading the text again; the
rest is reported as usual. --diff shows these changes and makes none.

`json` is described by docs/reference/diagnostics.schema.json; `sarif` is SARIF 2.1.0 for code hosts and editors.

Needs no database and changes nothing else but .dazzle/cache, where it leaves what a server started by hand loads.
Exits with 1 when there is an error, after --fix when one is left; warnings and notes are no errors.
"""

import json
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Annotated

import msgspec
import typer

from dazzle.cli.diff import unified
from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.main import VERSION
from dazzle.cli.options import UNSAID, FileOption, Shown, format_option, said_by_suffix, writable
from dazzle.cli.output import Output, coloured
from dazzle.diagnostics import report
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.render import summary, to_text
from dazzle.diagnostics.sarif import to_sarif
from dazzle.diagnostics.span import SourceFile
from dazzle.project import Project, verdict
from dazzle.project.fixing import Fixed, Repair, changes, fix, write

EXAMPLES = (
    "dazzle validate",
    "dazzle validate --fix",
    "dazzle validate --diff",
    "dazzle validate --output dazzle.sarif",
)
BY_SUFFIX = {"": "text", ".txt": "text", ".json": "json", ".sarif": "sarif"}
FORMATS = tuple(dict.fromkeys(BY_SUFFIX.values()))
Found = Sequence[Diagnostic]


FormatOption = Annotated[Shown, format_option(FORMATS, "How to say it")]
FixOption = Annotated[bool, typer.Option("--fix", show_default=False, help="Put right what is certain.")]
DiffOption = Annotated[
    bool,
    typer.Option("--diff", "--dry-run", show_default=False, help="Show what --fix would change, and change nothing."),
]


def command(
    repair: FixOption = False, diff: DiffOption = False, file: FileOption = None, output: FormatOption = UNSAID
) -> None:
    path = writable(file)
    name = output.name or said_by_suffix(path, BY_SUFFIX)
    project = here()
    fixed = fix(project.sources, partial(_compilation().compile_texts, project)) if repair or diff else None
    diffs = {before.path: unified(before.path, before.text, after.text) for before, after in _changes(project, fixed)}
    if fixed is not None and not diff:
        write(project, fixed)
        project = here()
    found = _found(project)
    repairs = fixed.repairs if fixed is not None else ()
    if name == "sarif":
        sarif = to_sarif(found, project.sources_by_path, load("dazzle.compiler").RULES, VERSION)
        _deliver(output, path, json.dumps(sarif, ensure_ascii=False, indent=2), project, found)
    elif name == "json":
        data = _report(project, found, repairs, diffs if diff else {})
        _deliver(output, path, msgspec.json.encode(data).decode(), project, found)
    elif diff:
        patch = "".join(diffs.values())
        if path is None:
            output.verbatim({}, patch)
        else:
            path.write_text(patch, encoding="utf-8")
        output.progress(_last_line(project, found, repairs, would=True))
    else:
        text = _text(project, found, repairs, colour=path is None and coloured(typer.get_text_stream("stdout")))
        _deliver(output, path, text, project, found)
    if not _clean(found):
        raise typer.Exit(1)


def _found(project: Project) -> Found:
    """What there is to say. While nothing changes, it is known from the last time."""
    known = verdict.recall(project)
    return _compilation().compile_project(project).diagnostics if known is None else known


def _compilation() -> ModuleType:
    """The compiler takes longer to load than most projects take to compile."""
    return load("dazzle.project.compilation")


def _clean(found: Found) -> bool:
    return not any(diagnostic.severity is Severity.ERROR for diagnostic in found)


def _changes(project: Project, fixed: Fixed | None) -> Iterable[tuple[SourceFile, SourceFile]]:
    return changes(project, fixed) if fixed is not None else ()


def _deliver(output: Output, path: Path | None, text: str, project: Project, found: Found) -> None:
    if path is None:
        output.page(text)
    else:
        path.write_text(f"{text}\n", encoding="utf-8")
        output.progress(f"Wrote {path}: {project.name}: {summary(found)}.")


def _report(project: Project, found: Found, repairs: Sequence[Repair], diffs: dict[str, str]) -> report.Report:
    return report.Report(
        ok=_clean(found),
        summary=summary(found),
        diagnostics=report.data(found, project.sources_by_path),
        fixable=_fixable(found),
        fixed=[report.repair_data(repair.diagnostic, repair.fix, repair.sources) for repair in repairs],
        diffs=diffs,
    )


def _fixable(found: Found) -> int:
    return sum(any(each.certain for each in diagnostic.fixes) for diagnostic in found)


def _text(project: Project, found: Found, repairs: Sequence[Repair], *, colour: bool) -> str:
    made = "\n".join(map(_told, repairs))
    told = to_text(found, project.sources_by_path, colour=colour)
    return "\n\n".join(part for part in (made, told, _last_line(project, found, repairs, would=False)) if part)


def _told(repair: Repair) -> str:
    """What was done: "fixed dsl/app.dsl:7:9: write `list` (unknown-mode)"."""
    place = repair.fix.edits[0].span if repair.diagnostic.span is None else repair.diagnostic.span
    line, column = repair.sources[place.file].position(place.start)
    return f"fixed {place.file}:{line}:{column}: {repair.fix.title} ({repair.diagnostic.rule})"


def _last_line(project: Project, found: Found, repairs: Sequence[Repair], *, would: bool) -> str:
    said = f"{project.name}: {summary(found)}"
    fixable = _fixable(found)
    if would:
        return f"{said}; {len(repairs)} would be fixed"
    if repairs:
        return f"{said}; {len(repairs)} fixed"
    return f"{said}; `dazzle validate --fix` can put {fixable} of them right" if fixable else said
