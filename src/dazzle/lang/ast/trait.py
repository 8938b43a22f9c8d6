"""What an entity says of itself on one line."""

from typing import Annotated

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import ColumnName, EntityName, OneOf
from dazzle.lang.ast.node import Name, Node, String

OPERATIONS = ("list", "read", "create", "update", "delete")


class Intent(Node, frozen=True, kw_only=True):
    """`intent: "One rentable kite"`."""

    text: String


class Domain(Node, frozen=True, kw_only=True):
    """`domain: billing`; `platform` is what all tenants share."""

    word: Name


class Patterns(Node, frozen=True, kw_only=True):
    """`patterns: lifecycle, audit`: words by which tools group entities."""

    words: tuple[Name, ...]


class DisplayField(Node, frozen=True, kw_only=True):
    """`display_field: tag`: what a row is called where it is referred to."""

    field: ColumnName


class SemanticArchetype(Node, frozen=True, kw_only=True):
    """`archetype: user`: what the rows are; some kinds bring fields along."""

    word: Name


class SubtypeOf(Node, frozen=True, kw_only=True):
    """`subtype_of: Vessel`: each row is a row of the other entity as well."""

    base: EntityName


class Expose(Node, frozen=True, kw_only=True):
    """`expose: list, read`: what the API offers."""

    expose: tuple[Annotated[Name, OneOf((*OPERATIONS, "none"))], ...]


class ManagedBy(Node, frozen=True, kw_only=True):
    """`managed_by: pipeline`: who makes and changes the rows, where no page does."""

    managed_by: Annotated[Name, OneOf(("route", "pipeline", "wizard", "external"))]


class Audited(Node, frozen=True, kw_only=True):
    """`audit: all`, `audit: [create, update]`: which operations leave a record."""

    audit: tuple[Annotated[Name, OneOf((*OPERATIONS, "all", "true", "false"))], ...]


class SoftDelete(Node, frozen=True, kw_only=True):
    """`soft_delete`, `soft_delete: true`: rows are marked as deleted, and stay."""

    enabled: bool = True


class Signable(Node, frozen=True, kw_only=True):
    """`signable: true`: rows are documents that somebody signs."""

    enabled: Literal


class SigningValidator(Node, frozen=True, kw_only=True):
    """`signing_validator: pkg.module.function`."""

    function: Name


class SigningTemplate(Node, frozen=True, kw_only=True):
    """`signing_template: pkg.module.template`."""

    function: Name
