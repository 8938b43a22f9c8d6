"""Which tables may differ from what the revisions make, told without building, starting or asking anything.

After a comparison that found no difference, a fingerprint of each table is kept: of all that its definition depends
on. While the revisions and the server are the same, only tables whose fingerprint is another have to be looked at. What
is taken for a part of a definition and is none costs time; what is left out would hide a difference.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from dazzle import seal
from dazzle.back.migrate.history import History
from dazzle.back.relations import Relations
from dazzle.ir.appspec import AppSpec
from dazzle.ir.codec import encode_part
from dazzle.ir.entity import Entity
from dazzle.ir.owner import Owner

NAME = "tables"
# Of an AppSpec, what no table depends on.
ELSEWHERE = frozenset(
    {
        *("entities", "surfaces", "workspaces", "navs", "scenarios", "processes", "schedules", "jobs"),
        *("feedback_widget", "llm_config", "llm_models", "llm_intents", "name", "title", "label"),
    }
)


class _Kept(Struct, frozen=True, array_like=True):
    """`about` is the hash of what all the tables depend on."""

    about: bytes
    tables: dict[str, bytes]


@dataclass(frozen=True)
class Fingerprints:
    """Of the tables of one owner; `referring` are the tables that refer to each."""

    root: Path
    server: str
    whole: bytes
    revisions: tuple[str, ...]
    tables: Mapping[str, bytes]
    referring: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, root: Path, appspec: AppSpec, history: History, server: str, owner: Owner = Owner.PROJECT) -> Self:
        """As the text of the project in `root` and its revisions are now; `server` tells which one compares."""
        relations = Relations(appspec)
        own = [entity for entity in relations.stored if entity.owner is owner]
        referring: dict[str, list[str]] = defaultdict(list)
        for entity in own:
            for _, target in relations.references(entity):
                referring[target.table_name].append(entity.table_name)
        encoded = {entity.table_name: encode_part(entity) for entity in relations.stored}
        described = {
            entity.table_name: [encoded[entity.table_name], *_surroundings(relations, entity)]
            for entity in relations.stored
        }
        return cls(
            root=root,
            server=server,
            whole=_hash([owner, *_whole(relations, encoded)]),
            revisions=tuple(revision.content for revision in history.revisions),
            tables={
                # Its neighbours decide about its names.
                entity.table_name: _hash(
                    [described[each.table_name] for each in (entity, *relations.neighbours(entity))]
                )
                for entity in own
            },
            referring=referring,
        )

    @cached_property
    def to_look_at(self) -> frozenset[str] | None:
        """The tables that may differ, those that are gone and those that refer to one of them; None for all.

        () when the revisions make what the text says.
        """
        known = seal.load(self.root, NAME, _Kept, parts=seal.EVERYTHING)
        if known is None or known.about != self._about:
            return None
        changed = {
            name for name in self.tables.keys() | known.tables if self.tables.get(name) != known.tables.get(name)
        }
        if len(self.tables.keys() - known.tables.keys()) > 1:
            return None  # in which order new tables are made, the references of all decide
        return frozenset(changed).union(*(self.referring.get(name, ()) for name in changed))

    @property
    def may_differ(self) -> bool:
        return self.to_look_at != frozenset()

    def keep(self, history: History | None = None) -> None:
        """The tables were compared, and there is no difference; with the history, after its revisions as well."""
        if history is not None:
            replace(self, revisions=tuple(revision.content for revision in history.revisions)).keep()
            return
        seal.store(self.root, NAME, _Kept(self._about, dict(self.tables)), parts=seal.EVERYTHING)

    @property
    def _about(self) -> bytes:
        return _hash([self.server, self.whole.hex(), *self.revisions])


def _whole(relations: Relations, encoded: Mapping[str, object]) -> Iterator[object]:
    """What every table depends on: where rows have policies, all entities, for those may look at any."""
    appspec = relations.appspec
    yield [[name, encode_part(getattr(appspec, name))] for name in appspec.__struct_fields__ if name not in ELSEWHERE]
    if relations.root is not None:
        yield list(encoded.values())


def _surroundings(relations: Relations, entity: Entity) -> Iterator[object]:
    """What the definition of a table depends on besides its entity."""
    for field, target in relations.references(entity):
        names = {*target.primary_key, *((part.name,) if (part := relations.partition(target)) is not None else ())}
        key = [encode_part(each) for each in target.fields if each.name in names]
        yield [field.name, target.table_name, target.owner, list(target.primary_key), key]
    yield [field.name for field in relations.only_ones(entity)]
    yield [each.table_name for each in relations.subtypes.get(entity.name, ())]
    yield [str(relations.distribution(entity)), entity.table_name in relations.referred_by_all]


def _hash(value: object) -> bytes:
    return blake2b(msgspec.json.encode(value), digest_size=seal.SIZE).digest()
