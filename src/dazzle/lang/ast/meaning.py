"""What a name in the AST stands for, said beside the attribute that holds it: `entity: EntityName`.

The linker reads these notes (`link/resolve.py`): it looks every such name up, and an editor finds its definition. A
class whose fields belong to one entity says which of its attributes names that entity, in SUBJECT.
"""

from typing import Annotated, NamedTuple

from dazzle.lang.ast.expression import Expression, Path
from dazzle.lang.ast.node import Name


class Refers(NamedTuple):
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


class Inside(NamedTuple):
    """What the same declaration names in a node of a class with this KIND, or one of the words `also` known.

    A `loose` one is not looked up in a declaration that has no such node.
    """

    kind: str
    also: tuple[str, ...] = ()
    loose: bool = False


class OneOf(NamedTuple):
    """One of a few words, which are the whole choice; of a `strict` one much depends."""

    words: tuple[str, ...]
    strict: bool = False


class OwnField(NamedTuple):
    """A field of the subject, by its name; a `stored` one has columns."""

    stored: bool = False


class InRow(NamedTuple):
    """A path that begins with a field of the subject."""

    strict: bool = False


class Measure(NamedTuple):
    """A figure of the same declaration, or a path as InRow."""


class Between(NamedTuple):
    """A number from `least` to `most`, None for any."""

    least: int
    most: int | None = None


class ValueOf(NamedTuple):
    """A value that the field has which this attribute of the same node names."""

    attribute: str


class Condition(NamedTuple):
    """An expression that is true or false for a row of the subject."""


EntityName = Annotated[Name, Refers(("entity",))]
EnumName = Annotated[Name, Refers(("enum",))]
SurfaceName = Annotated[Name, Refers(("surface",))]
WorkspaceName = Annotated[Name, Refers(("workspace",))]
NavName = Annotated[Name, Refers(("nav",))]
PersonaName = Annotated[Name, Refers(("persona",), also=("*", "admin", "super_admin"))]
FieldName = Annotated[Name, OwnField()]
ColumnName = Annotated[Name, OwnField(stored=True)]
FieldPath = Annotated[Path, InRow()]
ShownPath = Annotated[Path, InRow(strict=True)]
MeasurePath = Annotated[Path, Measure()]
RowCondition = Annotated[Expression, Condition()]
