"""Tell where a name is declared and used.

Every place is named, with its line. The name is an entity's, a field's (`Invoice.supplier`), an enum value's, or that
of anything else that a text declares. What does not compile is looked through as well. Ask before you rename something:
`was:` keeps its rows, and this names the lines to change.
"""

from typing import Annotated

import typer

from dazzle.cli.here import here
from dazzle.cli.output import TEXT, OutputOption
from dazzle.diagnostics.errors import UsageError
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import did_you_mean
from dazzle.link.symbols import Definition, symbols
from dazzle.project.compilation import compile_project

EXAMPLES = ("dazzle where Invoice", "dazzle where Invoice.supplier", "dazzle where approved --format json")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="What to look for, as `Entity` or `Entity.field`.")]


def command(name: NameArgument, output: OutputOption = TEXT) -> None:
    project = here()
    known = symbols(compile_project(project).modules)
    found = known.named(name)
    if not found:
        whole = {_whole(each) for each in known.definitions}
        names = whole if "." in name else whole | {each.name for each in known.definitions}
        raise UsageError(
            f"nothing is called `{name}`", help=did_you_mean(name, names) or "`dazzle inspect` shows every entity"
        )
    sources = project.sources_by_path

    def place(span: Span) -> dict[str, object]:
        line, column = sources[span.file].position(span.start)
        return {"file": span.file, "line": line, "column": column, "text": sources[span.file].line(line).strip()}

    told = [(each, place(each.span), [place(span) for span in known.uses(each)]) for each in found]
    output.result(
        {"definitions": [{**_plain(each), **at, "uses": uses} for each, at, uses in told]},
        "\n\n".join(_shown(each, at, uses) for each, at, uses in told),
    )


def _whole(each: Definition) -> str:
    """The name as it is asked for: `Invoice.supplier`."""
    return each.name if each.inside is None else f"{each.inside}.{each.name}"


def _plain(each: Definition) -> dict[str, object]:
    return {"kind": each.kind, "name": each.name, "inside": each.inside, "title": each.title}


def _shown(each: Definition, at: dict[str, object], uses: list[dict[str, object]]) -> str:
    """The definition, then a line for each use, as `file:line:column`."""
    places = [f"{use['file']}:{use['line']}:{use['column']}" for use in uses]
    width = max(map(len, places), default=0)
    lines = [f"  {place:<{width}}  {use['text']}" for place, use in zip(places, uses, strict=True)]
    count = "not used" if not uses else "used once" if len(uses) == 1 else f"used {len(uses)} times"
    declared = f"{at['file']}:{at['line']}:{at['column']}"
    return "\n".join([f"{each.kind} {_whole(each)}, declared at {declared}, {count}", *lines])
