"""Explain a diagnostic.

Every diagnostic has a name, shown in brackets: error[unknown-entity]. This prints what the rule looks for, why,
an example, and what to write instead. Without a name it lists every rule there is, by what it looks at.

A warning or a note can be ignored where it is wrong: `# dazzle: ignore[huge-str] and why`, behind the line or alone
above it. An error cannot.
"""

from collections.abc import Collection, Mapping
from typing import Annotated

import typer

from dazzle.cli.loading import load
from dazzle.cli.output import TEXT, OutputOption
from dazzle.diagnostics.errors import UsageError
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import did_you_mean
from dazzle.project import rules as without_migrations

EXAMPLES = ("dazzle explain unknown-entity", "dazzle explain --format json")

SlugArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="SLUG", show_default=False, help="The word in brackets, or what a message shows; without it, all."
    ),
]


def command(slug: SlugArgument = None, output: OutputOption = TEXT) -> None:
    if slug is None:
        floors = _floors()
        listed = [{**_data(rule), "about": about} for about, floor in floors.items() for rule in floor]
        output.result({"rules": listed}, _in_words(floors))
        return
    name = slug.rpartition("[")[2].rstrip("]")
    rules = {rule.slug: rule for rule in without_migrations.RULES}
    if name not in rules:
        rules = {rule.slug: rule for floor in _floors().values() for rule in floor}
    rule = rules.get(name)
    if rule is None:
        raise UsageError(
            f"there is no rule `{name}`",
            help=did_you_mean(name, rules) or "`dazzle explain` lists every rule",
        )
    output.result(
        {**_data(rule), "explanation": rule.explanation},
        f"{rule.severity}[{rule.slug}]\n\n{rule.explanation.strip()}",
    )


def _data(rule: Rule) -> dict[str, str]:
    return {"rule": rule.slug, "severity": str(rule.severity), "summary": rule.summary}


def _floors() -> Mapping[str, Collection[Rule]]:
    """All rules; those of migrations are loaded with what migrates, which takes longer than the rest."""
    found: Mapping[str, Collection[Rule]] = load("dazzle.project.every_rule").FLOORS
    return found


def _in_words(floors: Mapping[str, Collection[Rule]]) -> str:
    """The rules, each floor below what it looks at."""
    width = max(len(rule.slug) for floor in floors.values() for rule in floor)
    parts = []
    for about, floor in floors.items():
        lines = (f"  {rule.slug:<{width}}  {rule.severity:<7}  {rule.summary}" for rule in floor)
        parts.append("\n".join((f"{about[0].upper()}{about[1:]}", *lines)))
    return "\n\n".join(parts)
