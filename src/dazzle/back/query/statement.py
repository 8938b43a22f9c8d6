"""A statement that is ready to be sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """`%s` in the text stands for a parameter; nothing that a user typed is ever in the text."""

    sql: str
    parameters: tuple[object, ...] = ()
