"""Say everything that is wrong with the text.

Reads dazzle.toml and every .dsl file it names, and reports all mistakes at once, each with its place and what to
do about it. One broken declaration does not hide the mistakes in the others.

Needs no database and changes nothing but .dazzle/cache, where it leaves what a server started by hand loads.
Exits with 1 when there is an error; warnings and notes are no errors.
"""

import typer

from dazzle.cli.here import here
from dazzle.cli.output import TEXT, OutputOption, coloured, diagnostics_data
from dazzle.diagnostics.render import summary, to_text
from dazzle.project.compilation import compile_project

EXAMPLES = ("dazzle validate", "dazzle validate --format json")


def command(output: OutputOption = TEXT) -> None:
    project = here()
    compilation = compile_project(project)
    found, sources = compilation.diagnostics, project.sources_by_path
    text = to_text(found, sources, colour=coloured(typer.get_text_stream("stdout")))
    output.result(
        {"ok": compilation.ok, "summary": summary(found), **diagnostics_data(found, sources)},
        "\n\n".join(part for part in (text, f"{project.name}: {summary(found)}") if part),
    )
    if not compilation.ok:
        raise typer.Exit(1)
