"""Explain a diagnostic.

Every diagnostic has a name, shown in brackets: error[unknown-entity]. This prints what the rule looks for, why,
an example, and what to write instead. Without a name it lists every rule there is, by what it looks at.

A warning or a note can be ignored where it is wrong: `# dazzle: ignore[huge-str] and why`, behind the line or alone
above it. An error cannot.
"""

from collections.abc import Iterable
from typing import Annotated

import typer

from dazzle.cli.output import TEXT, OutputOption
from dazzle.diagnostics.errors import UsageError
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import did_you_mean
from dazzle.project.rules import FLOORS, RULES

EXAMPLES = ("dazzle explain unknown-entity", "dazzle explain --format json")

SlugArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="SLUG", show_default=False, help="The word in brackets, or what a message shows; without it, all."
    ),
]


def command(slug: SlugArgument = None, output: OutputOption = TEXT) -> None:
    rules = {rule.slug: rule for rule in RULES}
    if slug is None:
        listed = [{**_data(rule), "about": about} for about, floor in FLOORS.items() for rule in floor]
        output.result({"rules": listed}, "\n\n".join(_listed(about, floor) for about, floor in FLOORS.items()))
        return
    name = slug.rpartition("[")[2].rstrip("]")
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


def _listed(about: str, rules: Iterable[Rule]) -> str:
    """The rules that look at one thing, below a heading."""
    width = max(len(rule.slug) for rule in RULES)
    lines = (f"  {rule.slug:<{width}}  {rule.severity:<7}  {rule.summary}" for rule in rules)
    return "\n".join((f"{about[0].upper()}{about[1:]}", *lines))
