# ruff: noqa: INP001, T201  a script
"""The files of docs/reference that are made from the code: python docs/generate.py [--check]."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import expressions
import language
import locks

from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import answers, script, shape
from dazzle.compiler import compile_sources
from dazzle.diagnostics import report
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes import FIELD_TYPES
from dazzle.fieldtypes.base import FieldType
from dazzle.ir.appspec import AppSpec
from dazzle.project import load
from dazzle.project.every_rule import RULES
from dazzle.views import svg
from dazzle.views.schema import schema
from dazzle.views.selection import select
from dazzle.views.view import Screen

FOLDER = Path(__file__).parent / "reference"
MADE = "<!-- Made by `python docs/generate.py`; a test holds it to the code. -->"
HEADING = re.compile(r"^## (?=(?:What it does|Why|Example|Instead)$)", re.MULTILINE)

FIELD_TYPES_HEAD = f"""\
# Field types

{MADE}

What may stand behind the colon of a field. The name of a shared enum is a type as well; `computed` is an expression in
a type's place. Columns and checks are shown for a field called `field`; a column is `NOT NULL` when the field is
`required`. A check is named `ck_<table>_<field>_<suffix>`.

Form text is what forms send and URLs carry. A value that is none of the type's is refused with a code and a sentence,
by the API and by forms alike, before it reaches the database. A hand-written `INSERT` is held to the same by the types
of the columns, by their checks and by foreign keys. What these do not say is listed with each type, with the reason; a
test tries all of it, and that there is nothing else. A list is not held to what is listed with the type of its items.
"""
DIAGNOSTICS_HEAD = f"""\
# Diagnostics

{MADE}

What the compiler can say about your text, by the name that stands in brackets: `error[unknown-type]`. The same is told
by `dazzle explain unknown-type`.
"""
SURROUNDINGS = """
entity Supplier:
  id: uuid pk
entity Invoice:
  id: uuid pk
entity Payment:
  id: uuid pk
entity LineItem:
  id: uuid pk
  parent: ref Example
entity Contract:
  id: uuid pk
  parent: ref Example
entity Address:
  id: uuid pk
  city: str(80)
entity Rate:
  id: uuid pk
  parent: ref Example
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: parent
entity Example:
  id: uuid pk
  parent: ref Example
"""


def field_types() -> str:
    bound = bound_examples()
    rows = (f"| [`{each.keyword}`](#{each.keyword}) | {each.summary} | {columns(bound[each])} |" for each in bound)
    overview = "\n".join(["| type | what it is | columns |", "|---|---|---|", *rows])
    return "\n".join([FIELD_TYPES_HEAD, overview, "", *("\n".join(described(type_)) for type_ in bound.values())])


def bound_examples() -> dict[type[FieldType], FieldType]:
    """Each type as its example binds it, which the compiler itself is asked for."""
    lines = "".join(f"  a_{each.keyword}: {each.example}\n" for each in FIELD_TYPES)
    example = compile_sources([SourceFile("example.dsl", SURROUNDINGS + lines)]).require().entity("Example")
    return {each: example.field(f"a_{each.keyword}").type for each in FIELD_TYPES}


def columns(type_: FieldType) -> str:
    return ", ".join(f"`{column.name} {column.type}`" for column in type_.columns("field")) or "none"


def described(type_: FieldType) -> Iterator[str]:
    yield f"## {type_.keyword}\n"
    yield f"{type_.summary[0].upper()}{type_.summary[1:]}.\n"
    yield f"```\nfield: {type_.example}\n```\n"
    if type_.details:
        yield f"{type_.details}\n"
    if type_.signature != type_.example:
        yield f"* Written: `{type_.signature}`"
    yield f"* Columns: {columns(type_)}"
    for check in type_.checks("field"):
        yield f"* Check `{check.suffix}`: `{check.sql}`"
    for check in type_.item_checks("field"):
        yield f"* Check `{check.suffix}` of a list: `{check.sql}`"
    for exemption in type_.exemptions():
        yield f"* Not held to by the table: {exemption.what}; {exemption.why}."
    if type_.sample:
        value = type_.parse_text(type_.sample)
        yield f"* In JSON: `{json.dumps(type_.to_json(value))}`"
        yield f"* As form text: {', '.join(f'`{line}`' for line in type_.format_text(value).splitlines())}"
        yield f"* Shown as: {type_.display(value)}"
    if type_.mistaken_for:
        yield f"* Elsewhere called: {', '.join(type_.mistaken_for)}"
    yield ""


def diagnostics() -> str:
    index = "\n".join(f"* [`{rule.slug}`](#{rule.slug}) ({rule.severity})" for rule in RULES)
    return "\n".join([DIAGNOSTICS_HEAD, index, "", *map(explained, RULES)])


def explained(rule: Rule) -> str:
    """A rule's explanation one heading below its slug."""
    below = HEADING.sub("### ", rule.explanation.strip())
    return f"## {rule.slug}\n\nSeverity: {rule.severity}.\n\n{below}\n"


def inspect_schema() -> str:
    """What `dazzle inspect --format json` prints."""
    return json.dumps(schema(), indent=2) + "\n"


def tables_schema() -> str:
    """What `dazzle inspect --schema --format json` and `dazzle inspect --database --format json` print."""
    return json.dumps(shape.schema(), indent=2) + "\n"


def example() -> AppSpec:
    """The application of examples/invoice_ops."""
    project = load(FOLDER.parents[1] / "examples" / "invoice_ops")
    return compile_sources(project.sources, name=project.name, root_module=project.root_module).require()


def example_diagram() -> str:
    """`dazzle inspect --format svg` in examples/invoice_ops."""
    return svg.VIEW.render(select(example()), Screen()) + "\n"


def example_tables() -> str:
    """`dazzle inspect --schema --format sql` in examples/invoice_ops."""
    tables = [each.table_name for each in select(example()).entities]
    return script.of_metadata(build_metadata(example()), tables) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "language.md": lambda: language.page(MADE),
    "expressions.md": lambda: expressions.page(MADE, bound_examples().values()),
    "fieldtypes.md": field_types,
    "diagnostics.md": diagnostics,
    "locks.md": lambda: locks.page(MADE),
    "diagnostics.schema.json": lambda: json.dumps(report.schema(), indent=2) + "\n",
    "inspect.schema.json": inspect_schema,
    "tables.schema.json": tables_schema,
    "questions.schema.json": lambda: json.dumps(answers.schema(), indent=2) + "\n",
    "invoice_ops.sql": example_tables,
    "invoice_ops.svg": example_diagram,
}


def main() -> int:
    """Write the pages, or with --check name those that differ from the code; the exit code says whether any does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is out of step")
    checking = parser.parse_args().check
    stale = {name: text for name, page in PAGES.items() if (text := page()) != written(name)}
    for name, text in stale.items():
        print(f"docs/reference/{name}" + (" is out of step: run python docs/generate.py" if checking else ""))
        if not checking:
            (FOLDER / name).write_text(text)
    return int(checking and bool(stale))


def written(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
