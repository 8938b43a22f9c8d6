"""What words mean in an expression: the fields of an entity, and of those that its references lead to."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.embeds import Embeds
from dazzle.ir.entity import Field
from dazzle.ir.types import Kind, Type, of_field, target
from dazzle.lang import ast
from dazzle.link.scope import Scope

NOTHING: Mapping[str, Type] = MappingProxyType({})
NO_FIELDS: Mapping[str, Field] = MappingProxyType({})


class Trail(NamedTuple):
    """Where a path led: to `field`, to a computed field of type `computed`, or to `lost`, a word that means nothing.

    All are None when a line that could not be read, or that is not stored, would have been the field. `entity` is the
    one whose field `lost` would be, None when the word before it leads to no entity. `names` are those of the fields
    that were passed, and `last` the last of these fields.
    """

    names: tuple[str, ...]
    field: Field | None = None
    computed: Type | None = None
    lost: ast.Name | None = None
    entity: str | None = None
    last: Field | None = None


class Environment(Struct, frozen=True):
    """Where an expression stands: `entity` is the one whose row it is about, "" when it is about none.

    `condition` is true in permit, scope and filters, where a bare word beside a text field is that text. `computed` is
    true in computed fields and figures, which also count and add up rows of other entities; in figures, where `rows`
    is true, those of the entity itself. `names` are values beside the row, such as figures named earlier;
    `alias` is another word for the row.
    """

    scope: Scope
    entity: str
    fields: Mapping[str, Mapping[str, Field]]
    condition: bool = False
    computed: bool = False
    rows: bool = False
    names: Mapping[str, Type] = NOTHING
    alias: str = ""

    @property
    def own(self) -> Mapping[str, Field]:
        return self.fields.get(self.entity, NO_FIELDS)

    def follow(self, node: ast.Path) -> Trail:
        """Walks along a path; `owner` also finds a reference called `owner_id`."""
        entity: str | None = self.entity
        names: tuple[str, ...] = ()
        field: Field | None = None
        parts = self.own_parts(node)
        for number, word in enumerate(parts, 1):
            fields = None if entity is None else self.fields.get(entity)
            if fields is None or entity is None:
                return Trail(names, lost=word, last=field)
            found = fields.get(word.text) or fields.get(f"{word.text}_id")
            if field is not None and found is not None and _is_left_out(field.type, found.name):
                return Trail(names, lost=word, entity=entity, last=field)
            if found is None:
                computed = self.scope.computed_type(entity, word.text) if number == len(parts) else None
                if computed is not None:
                    return Trail((*names, word.text), computed=computed)
                lost = None if self.scope.may_have(entity, word.text) else word
                return Trail(names, lost=lost, entity=entity, last=field)
            field = found
            names = (*names, field.name)
            entity = target(field.type, node.branch.text if node.branch is not None and number == 1 else None)
        return Trail(names, field=field, entity=self.entity, last=field)

    def own_parts(self, node: ast.Path) -> tuple[ast.Name, ...]:
        """The parts after `self`, or after another word for the row itself, which no field is called."""
        first = node.parts[0].text
        if len(node.parts) > 1 and first in {self.entity, self.alias} and node.branch is None and first not in self.own:
            return node.parts[1:]
        return own_parts(node)

    def type_of(self, node: ast.Expression) -> FieldType | None:
        """The field type that a path ends at, None for anything else."""
        if not isinstance(node, ast.Path):
            return None
        field = self.follow(node).field
        return None if field is None or of_field(field.type).kind is Kind.LIST else field.type

    def knowing(self, name: str, type_: Type) -> "Environment":
        """The same, where a figure of that name is there as well."""
        return replace(self, names={**self.names, name: type_})

    def known(self, entity: str) -> Iterator[str]:
        """The names of an entity's fields, computed ones included."""
        yield from self.fields.get(entity, ())
        yield from self.scope.computed.get(entity, ())


def _is_left_out(type_: FieldType, name: str) -> bool:
    """Whether the field of the entity that is embedded is none of the parts."""
    return isinstance(type_, Embeds) and bool(type_.parts) and type_.part(name) is None


def own_parts(node: ast.Path) -> tuple[ast.Name, ...]:
    """The parts after `self`, which is the row itself."""
    return node.parts[1:] if node.parts[0].text == "self" and len(node.parts) > 1 else node.parts
