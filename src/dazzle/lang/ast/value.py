"""Values that lines of many constructs have."""

import re
from decimal import Decimal
from typing import Annotated

from dazzle.lang.ast.expression import Literal, Path
from dazzle.lang.ast.meaning import FieldPath, OneOf, PersonaName, ValueOf
from dazzle.lang.ast.node import Name, Node, String

_BLANKS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+""", re.DOTALL)


class Delay(Node, frozen=True, kw_only=True):
    """`30s`, `6 hours`, `90d`; `unit` is as written, and None where a number stands alone."""

    amount: int | Decimal
    unit: Name | None = None


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
    """`status -> docked`: a field of the subject comes to have this value."""

    field: FieldPath
    value: Annotated[Name | Literal, ValueOf("field")]


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

    who: Annotated[Name, OneOf(("public", "authenticated", "persona"))]
    personas: tuple[PersonaName, ...] = ()
