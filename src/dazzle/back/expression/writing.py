"""What the parts of an expression are written with."""

from typing import Protocol

from dazzle.ir.expression import Expression
from dazzle.ir.types import Type


class Writing(Protocol):
    """`of_row` is false for a default, which is computed once and may depend on the session."""

    of_row: bool

    def type(self, expression: Expression) -> Type: ...

    def write(self, expression: Expression, type_: Type | None = None) -> str:
        """The SQL; constants in it are read as values of the type, where one is given."""

    def operand(self, expression: Expression, type_: Type | None = None) -> str:
        """The same, in brackets where an operator beside it would take it apart."""

    def numeric(self, expression: Expression) -> str:
        """The SQL of a number, or of an amount in minor units, as numeric: it does not overflow, and is exact."""

    def is_whole(self, expression: Expression) -> bool:
        """Whether PostgreSQL may have it as an integer, of which there is a largest one."""
