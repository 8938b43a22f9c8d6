"""What the linking of an expression is made of: one step for each kind of node, and what the steps hand on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.fieldtypes.base import FieldType
from dazzle.ir import expression as ir
from dazzle.ir.types import OPEN, Kind, Type
from dazzle.lang import ast
from dazzle.link.checks import type_mismatch
from dazzle.link.environment import Environment

Result = TypeVar("Result")


class Typed(NamedTuple):
    """A linked expression and the type of its values; `field` is the type of the field that it is, if it is one."""

    expression: ir.Expression
    type: Type
    field: FieldType | None = None


class Wanted(NamedTuple):
    """What an expression stands beside, which says what a word or a constant means there.

    `field` is set where that is a field called `name`. A constant must be one that the field could hold where it is to
    be the same, not where it is only to be `ordered` with it. Beside a moment in a comparison it may be a `day`.
    What is `assigned` becomes the field's value, so that numbers must fit as well.
    """

    type: Type
    field: FieldType | None = None
    name: str | None = None
    ordered: bool = False
    day: bool = False
    assigned: bool = False


Step = Callable[["Linking", Any, Wanted | None], Typed | None]


class Linking:
    """One pass over an expression. What does not make sense is reported where it stands, and None comes of it."""

    __slots__ = ("aggregating", "env", "steps")

    def __init__(self, env: Environment, steps: Mapping[type[ast.Node], Step], *, aggregating: bool = False) -> None:
        self.env = env
        self.steps = steps
        self.aggregating = aggregating

    def link(self, node: ast.Expression, wanted: Wanted | None = None) -> Typed | None:
        return self.steps[type(node)](self, node, wanted)

    def within(self, env: Environment, *, aggregating: bool = False) -> "Linking":
        """The linking of a part that is about other rows."""
        return Linking(env, self.steps, aggregating=aggregating or self.aggregating)

    def all(self, nodes: Iterable[ast.Expression], wanted: Wanted | None = None) -> list[Typed] | None:
        """Every expression linked, None when one of them was reported; the others are linked all the same."""
        linked = [self.link(node, wanted) for node in nodes]
        found = [typed for typed in linked if typed is not None]
        return found if len(found) == len(linked) else None

    def condition(self, node: ast.Expression) -> ir.Expression | None:
        """What is true or false."""
        typed = self.link(node)
        if typed is None:
            return None
        if typed.type.kind is not Kind.BOOL and typed.type.kind is not Kind.ANY:
            return self.refuse(type_mismatch.expected(node.span, "true or false", typed.type.words))
        return typed.expression

    def report(self, diagnostic: Diagnostic) -> None:
        self.env.scope.report(diagnostic)

    def refuse(self, diagnostic: Diagnostic, nothing: Result | None = None) -> Result | None:
        """Report it; nothing comes of what it is about, whatever that would have been."""
        self.env.scope.report(diagnostic)
        return nothing

    def is_open(self, node: ast.Expression) -> bool:
        """Whether what stands beside it decides what it means: a constant, or a word that is no field."""
        match node:
            case ast.Literal(constant=value):
                return value is not None and not isinstance(value, bool)
            case ast.Path(parts=(word,), branch=None):
                return not self.is_known(word.text)
            case ast.Conditional(cases=cases, otherwise=otherwise):
                return self.is_open(otherwise) and all(self.is_open(case.value) for case in cases)
        return False

    def is_known(self, word: str) -> bool:
        """Whether the word means something by itself."""
        env = self.env
        own = env.own
        if word in own or f"{word}_id" in own or word in env.names or word in MEANINGS:
            return True
        if word in CONDITIONS:
            return env.condition
        return word == "self" or env.scope.may_have(env.entity, word)


MEANINGS = frozenset({"today", "now", "current_user", "current_tenant", "current_context", "current_bucket"})
CONDITIONS = frozenset({"all", "authenticated", "anonymous"})


def beside(typed: Typed, node: ast.Expression, *, ordered: bool = False, day: bool = False) -> Wanted | None:
    """What the other side of `typed` is to be; None where that says nothing about it."""
    if typed.type.kind in OPEN and typed.type.kind is not Kind.ANY:
        return None
    name = node.parts[-1].text if isinstance(node, ast.Path) and typed.field is not None else None
    return Wanted(typed.type, typed.field, name, ordered, day)
