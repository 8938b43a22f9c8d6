"""Values that lines of many constructs have."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from dazzle.lang.ast.expression import Literal, Path
from dazzle.lang.ast.meaning import EntityFieldPath, OneOf, PersonaName, ValueOf
from dazzle.lang.ast.node import Name, Node, String

_BLANKS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+""", re.DOTALL)

# The units of a delay in seconds; `m` is minutes here, and months in an expression (`today + 3m`).
SECONDS: Mapping[str, int] = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hour", "hours"), 3600),
    **dict.fromkeys(("d", "day", "days"), 86400),
    **dict.fromkeys(("w", "week", "weeks"), 7 * 86400),
    **dict.fromkeys(("month", "months"), 30 * 86400),
    **dict.fromkeys(("y", "year", "years"), 365 * 86400),
}


class Delay(Node, frozen=True, kw_only=True):
    """`30s`, `6 hours`, `90d`; `unit` is as written, and None where a number stands alone."""

    amount: int | Decimal
    unit: Annotated[Name, OneOf(tuple(SECONDS))] | None = None


class Variable(Node, frozen=True, kw_only=True):
    """A value that is set outside the text: `config("AGENT_HOOK")`, `env("KEY")`, `param("limits.warning")`."""

    kind: Annotated[Name, OneOf(("config", "env", "param"))]
    key: String


class Raw(Node, frozen=True, kw_only=True):
    """The rest of a line, as it stands: words for people, or for another language.

    How far the words stand apart is layout, and takes no part in equality.
    """

    text: str

    def _compared(self) -> tuple[str, ...]:
        return (_BLANKS.sub(lambda found: found[1] or "", self.text),)


class Change(Node, frozen=True, kw_only=True):
    """`status -> docked`: a field of the subject comes to have this value, or the one that a path leads to.

    Inside a process, a word may be one of its inputs.
    """

    field: EntityFieldPath
    value: Annotated[Name | Path | Literal, ValueOf("field", inside=("input",))]


class Entry(Node, frozen=True, kw_only=True):
    """`name: value` in a block whose keys are free."""

    key: Name
    value: Name | String | Literal


class Flow(Node, frozen=True, kw_only=True):
    """`to -> Docking.owner_email`: what goes where."""

    source: Path
    target: Path | Literal


class Option(Node, frozen=True, kw_only=True):
    """`header="X-Key"` behind what it is an option of."""

    key: Name
    value: Name | String | Literal


class Setting(Node, frozen=True, kw_only=True):
    """A line of a block whose keys and values are free, with those below it: `style: dense`, or `- label: "Low"`."""

    key: Name | None = None
    value: Raw | None = None
    below: tuple["Setting", ...] = ()


class Gate(Node, frozen=True, kw_only=True):
    """Who may come in: `public`, `authenticated`, `persona(clerk, pilot)`."""

    who: Annotated[Name, OneOf(("public", "authenticated", "persona"), strict=True, called="access")]
    personas: tuple[PersonaName, ...] = ()
