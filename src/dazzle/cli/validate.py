"""Say everything that is wrong with the text.

Reads dazzle.toml and every .dsl file it names, and reports all mistakes at once, each with its place and what to
do about it. One broken declaration does not hide the mistakes in the others.

Needs no database and changes nothing but .dazzle/cache, where it leaves what a server started by hand loads.
Exits with 1 when there is an error; warnings and notes are no errors.
"""

import typer

from dazzle.cli.here import here
from dazzle.cli.loading import load
from dazzle.cli.output import TEXT, OutputOption, coloured, diagnostics_data
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.render import summary, to_text
from dazzle.project import Project, verdict

EXAMPLES = ("dazzle validate", "dazzle validate --format json")


def command(output: OutputOption = TEXT) -> None:
    project = here()
    found, sources = _found(project), project.sources_by_path
    ok = not any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    text = to_text(found, sources, colour=coloured(typer.get_text_stream("stdout")))
    output.result(
        {"ok": ok, "summary": summary(found), **diagnostics_data(found, sources)},
        "\n\n".join(part for part in (text, f"{project.name}: {summary(found)}") if part),
    )
    if not ok:
        raise typer.Exit(1)


def _found(project: Project) -> tuple[Diagnostic, ...]:
    """What there is to say. While nothing changes, that needs no compiler, which takes a while to load."""
    known = verdict.recall(project)
    return load("dazzle.project.compilation").compile_project(project).diagnostics if known is None else known
