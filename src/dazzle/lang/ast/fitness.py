"""By what a row is judged."""

from dazzle.lang.ast.meaning import FieldName
from dazzle.lang.ast.node import Node


class Fitness(Node, frozen=True, kw_only=True):
    """`fitness:` with `repr_fields: [tag, wing]`: the fields that stand for the row."""

    repr_fields: tuple[FieldName, ...] = ()
