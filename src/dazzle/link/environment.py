"""What words mean in an expression: the fields of an entity, and of those that its references lead to."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.link.scope import Scope


class Trail(NamedTuple):
    """Where a path led: to `field`, or to `lost`, a word that `entity` has no field for.

    Both are None when a line that could not be read, or that is not stored, would have been the field. `entity` is None
    when the word before `lost` is a field that leads to no entity. `names` are those of the fields that were passed.
    """

    names: tuple[str, ...]
    field: Field | None
    lost: ast.Name | None
    entity: str | None


class Environment(Struct, frozen=True):
    """`condition` is true in permit and scope, where a bare word beside a text field is that text.

    `computed` is true in computed fields, which also count and add up rows of other entities.
    """

    scope: Scope
    entity: str
    fields: Mapping[str, Mapping[str, Field]]
    condition: bool = False
    computed: bool = False

    @property
    def own(self) -> Mapping[str, Field]:
        return self.fields[self.entity]

    def follow(self, node: ast.Path) -> Trail:
        """Walks along a path; `owner` also finds a reference called `owner_id`."""
        entity: str | None = self.entity
        names: list[str] = []
        field: Field | None = None
        for word in own_parts(node):
            if entity is None or entity not in self.fields:
                return Trail(tuple(names), None, word, None)
            fields = self.fields[entity]
            field = fields.get(word.text) or fields.get(f"{word.text}_id")
            if field is None:
                hidden = self.scope.may_have(entity, word.text)
                return Trail(tuple(names), None, None if hidden else word, entity)
            names.append(field.name)
            entity = _target(field.type, node.branch)
        return Trail(tuple(names), field, None, self.entity)

    def is_hidden(self, node: ast.Expression) -> bool:
        """True for a path to a field whose type is not known, because its line was reported."""
        if not isinstance(node, ast.Path):
            return False
        trail = self.follow(node)
        return trail.field is None and trail.lost is None

    def type_of(self, node: ast.Expression) -> FieldType | None:
        """The field type that a path ends at, None for anything else."""
        if not isinstance(node, ast.Path):
            return None
        field = self.follow(node).field
        return None if field is None or isinstance(field.type, HasMany) else field.type


def own_parts(node: ast.Path) -> tuple[ast.Name, ...]:
    """The parts after `self`, which is the row itself."""
    return node.parts[1:] if node.parts[0].text == "self" and len(node.parts) > 1 else node.parts


def _target(type_: FieldType, branch: ast.Name | None) -> str | None:
    """The entity that a field leads to."""
    if isinstance(type_, Ref):
        return type_.entity
    if isinstance(type_, PolyRef) and branch is not None:
        return branch.text
    return None
