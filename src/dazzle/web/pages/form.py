"""What the create and the edit page have in common: the form."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.web.pages.inputs import InputSection, Problem
from dazzle.web.pages.parts import Link, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """`problems` is what kept the form from being saved, in the order of its inputs; the inputs keep what was typed.

    `legend` explains the mark of required fields, None where there are none. `version` is that of the row the form was filled from, so that a change made meanwhile is noticed.
    """

    shell: Shell
    trail: tuple[Link, ...]
    heading: str
    purpose: str | None
    problems: tuple[Problem, ...]
    action: str
    version: str | None
    legend: str | None
    sections: tuple[InputSection, ...]
    submit: str
    cancel: str

    template: ClassVar[str] = "form.html"
