"""Personas, linked."""

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span


class Persona(Record, frozen=True, kw_only=True):
    """`role` is the RBAC role's name, settled: the declared one, else the persona's name.

    `link_via` is the field of `backed_by` that tells whose row it is; None without such an entity.
    """

    name: str
    title: str
    role: str
    description: str | None = None
    goals: tuple[str, ...] = ()
    proficiency: str = "intermediate"
    default_workspace: str | None = None
    default_route: str | None = None
    backed_by: str | None = None
    link_via: str | None = None
    interactive: bool = True
    nav: str | None = None
    span: Span | None = None
