"""What an entity diagram shows, however it is drawn: the entities and how they refer to each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.ir.entity import Entity, Field, Owner, Storage
from dazzle.views.selection import Selection


@dataclass(frozen=True, slots=True)
class Node:
    """An entity; only its name is shown when it is there because another one refers to it. `key` is its alone."""

    key: str
    entity: Entity
    whole: bool = True

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those that are stored here: what leads to the rows of others is an edge already."""
        return tuple(each for each in self.entity.fields if self.whole and each.type.columns(each.name))

    @property
    def dashed(self) -> bool:
        """What has no table, and what is not the project's, is set apart."""
        return self.entity.storage is not Storage.TABLE or self.entity.owner is Owner.FRAMEWORK


@dataclass(frozen=True, slots=True)
class Edge:
    """A field of `source` refers to `target`; both are keys of nodes.

    `required`: each row of the source has one. `unique`: each row of the target has one at most. `enforced`: there is a
    foreign key, which does `on_delete`.
    """

    source: str
    field: str
    target: str
    required: bool
    unique: bool
    enforced: bool
    on_delete: OnDelete | None = None


@dataclass(frozen=True, slots=True)
class Diagram:
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def diagram(selection: Selection) -> Diagram:
    """The selected entities whole, what they refer to by name, and every reference of theirs."""
    by_name = selection.by_name
    keys = {id(entity): _key(entity, by_name) for entity in selection.appspec.entities}
    shown = [Node(keys[id(entity)], entity) for entity in selection.entities]
    edges = tuple(edge for node in shown for edge in _edges(node, by_name))
    there = {node.key for node in shown}
    met = {key for edge in edges for key in (edge.source, edge.target)} - there
    beside = (Node(keys[id(each)], each, whole=False) for each in selection.appspec.entities if keys[id(each)] in met)
    return Diagram(selection.appspec.title, (*shown, *beside), edges)


def _key(entity: Entity, by_name: Mapping[str, Entity]) -> str:
    """The name; a framework entity whose name the project has taken is told apart."""
    return entity.name if by_name[entity.name] is entity else f"{entity.name} (framework)"


def _edges(node: Node, by_name: Mapping[str, Entity]) -> Iterator[Edge]:
    single = {unique.fields[0] for unique in node.entity.uniques if len(unique.fields) == 1}
    if len(node.entity.primary_key) == 1:
        single.add(node.entity.primary_key[0])
    for field in node.entity.fields:
        match field.type:
            case Ref(entity=target, on_delete=deleted):
                table = node.entity.storage is Storage.TABLE
                unique = field.name in single
                yield Edge(node.key, field.name, target, field.required, unique, enforced=table, on_delete=deleted)
            case PolyRef(targets=targets):
                for target in targets:
                    yield Edge(node.key, field.name, target, required=False, unique=False, enforced=False)
            case HasMany(entity=target, via=via):
                other = by_name[via or target]
                if not _refers_to(other, node.entity):
                    yield Edge(other.name, "", node.key, required=False, unique=False, enforced=False)


def _refers_to(child: Entity, parent: Entity) -> bool:
    return any(isinstance(each.type, Ref) and each.type.entity == parent.name for each in child.fields)
