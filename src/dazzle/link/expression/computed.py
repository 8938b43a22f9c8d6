"""Computed fields, each linked when its type is asked for first."""

from collections.abc import Mapping

from dazzle.ir.entity import Field
from dazzle.ir.types import Type
from dazzle.lang import ast
from dazzle.lang.mistakes import nested_too_deep
from dazzle.link.checks import computed_circle
from dazzle.link.environment import Environment
from dazzle.link.expression.linking import Linking, Typed
from dazzle.link.expression.steps import STEPS
from dazzle.link.scope import Scope

_DEEPEST = 30


class ComputedFields:
    """Those of every entity; `fields` are the entities' other fields."""

    def __init__(self, scope: Scope, fields: Mapping[str, Mapping[str, Field]]) -> None:
        self.scope = scope
        self.fields = fields
        self.linked: dict[tuple[str, str], Typed | None] = {}
        self.waiting: list[tuple[str, str]] = []

    def type_of(self, entity: str, name: str) -> Type | None:
        """The type of a computed field; None when there is none, or when what is wrong with it was reported."""
        node = self.scope.computed.get(entity, {}).get(name)
        typed = self.link(entity, node) if node is not None else None
        return None if typed is None else typed.type

    def link(self, entity: str, node: ast.Computed) -> Typed | None:
        key = entity, node.name.text
        if key in self.linked:
            return self.linked[key]
        if key in self.waiting:
            circle = [name for _, name in self.waiting[self.waiting.index(key) :]]
            self.scope.report(computed_circle.at(node.name, [*circle, node.name.text]))
            return None
        if len(self.waiting) > _DEEPEST:
            self.scope.report(nested_too_deep.at(node.span))
            return None
        self.waiting.append(key)
        env = Environment(self.scope, entity, self.fields, computed=True)
        self.linked[key] = Linking(env, STEPS).link(node.expression)
        self.waiting.pop()
        return self.linked[key]
