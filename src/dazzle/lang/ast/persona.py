"""Personas."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import EntityName, FieldPath, NavName, OneOf, WorkspaceName
from dazzle.lang.ast.node import Name, String
from dazzle.lang.ast.value import Setting


class Persona(Named, frozen=True, kw_only=True):
    """A kind of user. `settings` are lines that older files have and that never had a meaning."""

    KIND: ClassVar[str] = "persona"
    SUBJECT: ClassVar[str] = "backed_by"

    description: String | None = None
    goals: tuple[String, ...] = ()
    proficiency: Annotated[Name, OneOf(("novice", "intermediate", "expert"))] | None = None
    role: Name | None = None
    default_workspace: WorkspaceName | None = None
    default_route: String | None = None
    backed_by: EntityName | None = None
    link_via: FieldPath | None = None
    interactive: Literal | None = None
    nav: NavName | None = None
    settings: tuple[Setting, ...] = ()
