"""Grants: what one person may give another over the rows of an entity."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.meaning import EntityName, OneOf
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Variable


class Relation(Node, frozen=True, kw_only=True):
    """`relation deputy "Deputy":`."""

    KIND: ClassVar[str] = "relation"

    name: Name
    title: String | None = None
    description: String | None = None
    granted_by: Expression | None = None
    approved_by: Expression | None = None
    approval: Annotated[Name, OneOf(("required", "immediate", "none"))] | None = None
    expiry: Annotated[Name, OneOf(("required", "optional", "none"))] | None = None
    max_duration: Delay | Variable | None = None
    principal_label: String | None = None
    confirmation: String | None = None
    revoke_verb: String | None = None


class GrantSchema(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "grant_schema"

    description: String | None = None
    scope: EntityName | None = None
    relations: tuple[Relation, ...] = ()
