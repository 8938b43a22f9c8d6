"""Scenarios: named states of the application, with rows to show."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Declaration, Named
from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.meaning import EntityName, FieldPath, PersonaName
from dazzle.lang.ast.node import Node, String


class DemoValue(Node, frozen=True, kw_only=True):
    """`state: free`."""

    field: FieldPath
    value: Expression


class DemoRow(Node, frozen=True, kw_only=True):
    """`- code: "A1", state: free`."""

    values: tuple[DemoValue, ...] = ()


class DemoRows(Node, frozen=True, kw_only=True):
    SUBJECT: ClassVar[str] = "entity"

    entity: EntityName
    rows: tuple[DemoRow, ...] = ()


class ScenarioEntry(Node, frozen=True, kw_only=True):
    """`as persona clerk:`, where such a person begins."""

    persona: PersonaName
    start_route: String | None = None
    seed_script: String | None = None


class Scenario(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "scenario"

    description: String | None = None
    seed_script: String | None = None
    entries: tuple[ScenarioEntry, ...] = ()
    demo: tuple[DemoRows, ...] = ()


class Demo(Declaration, frozen=True, kw_only=True):
    """`demo:` on its own: rows of the scenario before it in the file, or of one called `default`."""

    KIND: ClassVar[str] = "demo"

    demo: tuple[DemoRows, ...] = ()
