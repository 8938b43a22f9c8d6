"""What a name in the AST stands for, said beside the attribute that holds it: `entity: EntityName`.

The linker reads these notes (`link/resolve.py`): it looks every such name up, and an editor finds its definition. A
class whose fields belong to one entity says which of its attributes names that entity, in SUBJECT (the first of several
that says one); a class whose states are values of one field says which attribute holds the path to it, in STATES. No
two parts of a declaration have one name and one KIND, where their class is DISTINCT.
"""

from typing import Annotated

from msgspec import Struct

from dazzle.lang.ast.expression import Expression, Literal, Path
from dazzle.lang.ast.node import Name


class Refers(Struct, frozen=True):
    """A declaration of one of these kinds, by the word it is declared with, or one of the words that are `also` known.

    It may be something that the same declaration names in a node whose KIND is `inside`. A name that stands for nothing
    is a warning, as nothing breaks by it, unless what stands there is acted upon or the note is `strict`. An `implied`
    name need not be declared at all: it is looked up once one of its kind is.
    """

    kinds: tuple[str, ...]
    also: tuple[str, ...] = ()
    strict: bool = False
    implied: bool = False
    inside: str = ""


class Inside(Struct, frozen=True):
    """What the same declaration names in a node of a class with this KIND, or one of the words `also` known.

    A `loose` one is not looked up in a declaration that has no such node.
    """

    kind: str
    also: tuple[str, ...] = ()
    loose: bool = False


class PartOf(Struct, frozen=True):
    """What another declaration has inside, in a node of one of these KINDs: a step of an experience.

    Which declaration that is, this attribute of the same node says, which is called as its kind.
    """

    attribute: str
    kinds: tuple[str, ...]
    strict: bool = False


class OneOf(Struct, frozen=True):
    """One of a few words, which are the whole choice; of a `strict` one much depends.

    Messages call it by its attribute, or as it is `called`.
    """

    words: tuple[str, ...]
    strict: bool = False
    called: str = ""


class OwnField(Struct, frozen=True):
    """A field of the subject, by its name; a `stored` one has columns."""

    stored: bool = False
    strict: bool = False


class InRow(Struct, frozen=True):
    """A path that begins with a field of the subject.

    Where it is `qualified`, an entity may come first (`Docking.status`); where it has a `root`, that word comes first,
    and a path without it leads elsewhere (`entity.status`).
    """

    strict: bool = False
    qualified: bool = False
    root: str | None = None


class Measure(Struct, frozen=True):
    """A figure of the same declaration, or a path as InRow."""


class Between(Struct, frozen=True):
    """A number from `least` to `most`, None for any; a `whole` one has nothing behind the point."""

    least: int | None = None
    most: int | None = None
    whole: bool = False


class Period(Struct, frozen=True):
    """A whole number of a unit of the clock or the calendar that is longer than a second."""


class ValueOf(Struct, frozen=True):
    """A value that the field has which this attribute of the same node names (dotted: an attribute of that).

    What the same declaration names in a node whose KIND is among `inside` may stand for the value.
    """

    attribute: str
    inside: tuple[str, ...] = ()


class State(Struct, frozen=True):
    """A state that the subject can be in: a value of the field in STATES, else of the one its state machine moves."""


class StateField(Struct, frozen=True):
    """The field that holds the state of the subject. `status` is also another word for it."""


class CronLine(Struct, frozen=True):
    """When to run, in the five fields of cron."""


class Zone(Struct, frozen=True):
    """The name of a time zone."""


class Mention(Struct, frozen=True):
    """Words that may begin by naming something: `Docking.status is 'docked'`, `process.clear_vessel`."""

    strict: bool = False


class Condition(Struct, frozen=True):
    """An expression that is true or false for a row of the subject."""


EntityName = Annotated[Name, Refers(("entity",))]
EnumName = Annotated[Name, Refers(("enum",))]
SurfaceName = Annotated[Name, Refers(("surface",))]
WorkspaceName = Annotated[Name, Refers(("workspace",))]
NavName = Annotated[Name, Refers(("nav",))]
PersonaName = Annotated[Name, Refers(("persona",), also=("*", "admin", "super_admin"))]
FieldName = Annotated[Name, OwnField()]
ColumnName = Annotated[Name, OwnField(stored=True)]
ServiceName = Annotated[Name, Refers(("service",))]
ShownName = Annotated[Name, OwnField(strict=True)]
FieldPath = Annotated[Path, InRow()]
ShownPath = Annotated[Path, InRow(strict=True)]
MeasurePath = Annotated[Path, Measure()]
EntityFieldPath = Annotated[Path, InRow(qualified=True)]
StateName = Annotated[Name, State()]
RowCondition = Annotated[Expression, Condition()]
WholeNumber = Annotated[Literal, Between(whole=True)]
