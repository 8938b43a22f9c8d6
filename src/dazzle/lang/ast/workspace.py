"""Workspaces: dashboards."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, FieldPath, NavName, OneOf, Refers, RowCondition
from dazzle.lang.ast.nav import NavGroup
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.region import Region
from dazzle.lang.ast.ux import Ux
from dazzle.lang.ast.value import Gate


class ContextSelector(Node, frozen=True, kw_only=True):
    """What the whole workspace is narrowed down to; `scope_field` is a field of the rows in its regions."""

    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName | None = None
    display_field: FieldPath | None = None
    scope_field: Name | None = None
    filter: RowCondition | None = None


class PrimaryAction(Node, frozen=True, kw_only=True):
    """`action "Log a call" -> surface docking_new`; the other of the two is None."""

    title: String
    surface: Annotated[Name, Refers(("surface",))] | None = None
    workspace: Annotated[Name, Refers(("workspace",))] | None = None


class Workspace(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "workspace"

    purpose: String | None = None
    stage: String | None = None
    engine_hint: String | None = None
    access: Gate | None = None
    live: Annotated[Name, OneOf(("on", "off"))] | None = None
    nav: NavName | None = None
    nav_groups: tuple[NavGroup, ...] = ()
    context_selector: ContextSelector | None = None
    primary_actions: tuple[PrimaryAction, ...] = ()
    ux: Ux | None = None
    regions: tuple[Region, ...] = ()
