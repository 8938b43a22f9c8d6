"""What a view is, and which part of an AppSpec it is of."""

from collections.abc import Callable
from dataclasses import dataclass

from dazzle.views.selection import Selection


@dataclass(frozen=True, slots=True)
class Screen:
    """What the text is read on."""

    columns: int = 80
    colour: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at an application. `suffixes` are those of the files that hold such a view."""

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Selection, Screen], str]
