"""Explain a diagnostic.

Every diagnostic has a name, shown in brackets: error[unknown-entity]. This prints what the rule looks for, why,
an example, and what to write instead. Without a name it lists every rule there is.
"""

from difflib import get_close_matches
from typing import Annotated

import typer

from dazzle.cli.output import TEXT, OutputOption
from dazzle.compiler import RULES
from dazzle.diagnostics.errors import UsageError

EXAMPLES = ("dazzle explain unknown-entity", "dazzle explain --format json")

SlugArgument = Annotated[
    str | None, typer.Argument(metavar="[SLUG]", show_default=False, help="The word in brackets; without it, all.")
]


def command(slug: SlugArgument = None, output: OutputOption = TEXT) -> None:
    rules = {rule.slug: rule for rule in RULES}
    if slug is None:
        listed = [{"rule": rule.slug, "severity": str(rule.severity)} for rule in RULES]
        width = max(map(len, rules))
        output.result({"rules": listed}, "\n".join(f"{rule.slug:<{width}}  {rule.severity}" for rule in RULES))
        return
    rule = rules.get(slug.strip("[]"))
    if rule is None:
        similar = get_close_matches(slug, rules, n=1)
        raise UsageError(
            f"there is no rule `{slug}`",
            help=f"did you mean `{similar[0]}`?" if similar else "`dazzle explain` lists every rule",
        )
    output.result(
        {"rule": rule.slug, "severity": str(rule.severity), "explanation": rule.explanation},
        f"{rule.severity}[{rule.slug}]\n\n{rule.explanation.strip()}",
    )
