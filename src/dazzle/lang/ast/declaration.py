"""What a declaration is."""

from typing import ClassVar

from dazzle.lang.ast.broken import Broken
from dazzle.lang.ast.node import Name, Node, String


class Declaration(Node, frozen=True, kw_only=True):
    """What stands at the left margin of a file.

    KIND is the word that it is declared with, OFFERS names the attributes whose parts are Offered. `lost` are its
    parts, at any depth, that could not be read.
    """

    KIND: ClassVar[str]
    OFFERS: ClassVar[tuple[str, ...]] = ()

    lost: tuple[Broken, ...] = ()


class Offered(Node, frozen=True, kw_only=True):
    """A part of a declaration whose name is known in the whole project, as if it had been declared itself."""

    KIND: ClassVar[str]

    name: Name
    title: String | None = None


class Named(Declaration, frozen=True, kw_only=True):
    """A declaration with a name, which no other of its kind in the project has."""

    name: Name
    title: String | None = None
