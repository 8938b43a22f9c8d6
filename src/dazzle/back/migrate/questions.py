"""What has two meanings, and somebody has to say which: a name that is gone beside one that is new may be a rename."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import sqlalchemy as sa

from dazzle.back.migrate.altering import FAMILIES, base_type
from dazzle.back.migrate.catalogue import Column, Difference, Row, Table
from dazzle.back.migrate.hints import Drop, Hints, Rename, folded
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.owner import FRAMEWORK_PREFIX

ALIKE = 0.5  # the share of columns in common from which a table may be another one renamed
# What tells how likely a rename is: the names, the types, the place in the table, whether a value is required.
WEIGHTS = (0.5, 0.25, 0.15, 0.1)
LONGER = 0.8  # of a type that is the same but for its length
FITTING = 0.4  # of a type that PostgreSQL makes of the other by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What it may be called now. `likeness` is between 0 and 1."""

    name: str
    type: str | None
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field of `entity` that is gone, or, without one, an entity; the likeliest candidate first."""

    entity: str | None
    old: str
    type: str | None
    candidates: tuple[Candidate, ...]

    @property
    def place(self) -> str:
        return self.old if self.entity is None else f"{self.entity}.{self.old}"

    def renamed(self, name: str) -> Hints:
        return Hints(renames=(Rename(entity=self.entity, old=self.old, new=name),))

    @property
    def dropped(self) -> Hints:
        return Hints(drops=(Drop(entity=self.entity, name=self.old),))

    @property
    def sentence(self) -> str:
        first, *others = (f"`{each.name}`" for each in self.candidates)
        new = first if not others else f"{', '.join([first, *others[:-1]])} and {others[-1]}"
        if self.entity is None:
            comes = "which is much like it, comes" if not others else "which are much like it, come"
            return f"the entity `{self.old}` goes and {new}, {comes}: if that is a rename, rows would be lost"
        return f"`{self.entity}` loses `{self.old}` and gets {new}: if that is a rename, values would be lost"

    def hint(self, name: str) -> str:
        """How the text says that it is `name` now."""
        if self.entity is None:
            return f"write `was: {self.old}` in the entity `{name}` if it is the same one under another name"
        return f"write `was: {self.old}` after the type of `{self.entity}.{name}` if it is the same field"


@dataclass(frozen=True, slots=True)
class Undecided:
    """What differs once all hints are followed, and what the answers were that are no rename."""

    differences: Collection[Difference]
    before: Collection[Row]
    target: sa.MetaData
    hints: Hints

    def open(self) -> tuple[Question, ...]:
        """The questions that nobody has answered; those of entities come first, and alone.

        Raises RevisionRefused for a drop of what does not go.
        """
        self._refuse_idle_drops()
        return tuple(self._of_entities()) or tuple(self._of_fields())

    def gone(self, kind: type[Row]) -> list[Row]:
        return [each.before for each in self.differences if isinstance(each.before, kind) and each.after is None]

    def new(self, kind: type[Row]) -> list[Row]:
        return [each.after for each in self.differences if isinstance(each.after, kind) and each.before is None]

    def _of_entities(self) -> Iterator[Question]:
        shapes: dict[str, set[tuple[str, str]]] = {}
        for row in (*self.before, *self.new(Column)):
            if isinstance(row, Column):
                shapes.setdefault(row.table, set()).add((row.name, row.type))
        for old in (row.table for row in self.gone(Table)):
            name = entity_name(old)
            if any(folded(drop.name) == folded(name) for drop in self.hints.drops if drop.entity is None):
                continue
            found = []
            for table in (row.table for row in self.new(Table)):
                share = _share(shapes.get(old, set()), shapes.get(table, set()))
                if share > ALIKE:
                    entity = self.target.tables[table].info["entity"]
                    likeness = (_alike(name, entity) + share) / 2
                    found.append(Candidate(name=entity, type=None, likeness=round(likeness, 2)))
            if found:
                yield Question(entity=None, old=name, type=None, candidates=_ranked(found))

    def _of_fields(self) -> Iterator[Question]:
        whole = {row.table for row in (*self.gone(Table), *self.new(Table))}
        gone, new = _by_table(self.gone(Column), whole), _by_table(self.new(Column), whole)
        asked: set[tuple[str | None, str]] = set()
        for table in (name for name in gone if name in new):
            groups = list(_new_fields(self.target.tables[table], new[table]))
            for question in self._of_table(table, gone[table], groups):
                if (question.entity, question.old) not in asked:  # a part of several is asked about once
                    asked.add((question.entity, question.old))
                    yield question

    def _of_table(self, table: str, gone: Sequence[Column], new: Sequence["Group"]) -> Iterator[Question]:
        left = {column.name: column for column in gone}
        # Of a field that has several columns, these are one field; of others each is.
        for group in sorted(new, key=lambda each: len(each.columns), reverse=True):
            for old in group.former(left):
                columns = [left.pop(name) for name in group.called(old)]
                yield from self._asked(table, Group(group.entity, group.within, old, columns), new)
        for name, column in left.items():
            for entity, within in dict.fromkeys((group.entity, group.within) for group in new):
                if name.startswith(within) and name != within:
                    own = [group for group in new if (group.entity, group.within) == (entity, within)]
                    yield from self._asked(table, Group(entity, within, name.removeprefix(within), [column]), own)

    def _asked(self, table: str, old: "Group", new: Sequence["Group"]) -> Iterator[Question]:
        if any(self._drops(drop, old.entity, old.name) for drop in self.hints.drops):
            return
        before = [row.name for row in self.before if isinstance(row, Column) and row.table == table]
        after = [column.name for column in self.target.tables[table].columns]
        found: list[Candidate] = []
        for group in new:
            if (group.entity, group.within) != (old.entity, old.within) or not old.fits(group):
                continue
            places = abs(_place(before, old.columns[0].name) - _place(after, group.columns[0].name))
            required = all(a.nullable == b.nullable for a, b in zip(old.columns, group.columns, strict=True))
            measures = (_alike(old.name, group.name), old.sameness(group), 1 - places, required)
            likeness = sum(weight * measure for weight, measure in zip(WEIGHTS, measures, strict=True))
            found.append(Candidate(name=group.name, type=group.types, likeness=round(likeness, 2)))
        if found:
            yield Question(entity=old.entity, old=old.name, type=old.types, candidates=_ranked(found))

    def _drops(self, drop: Drop, entity: str, old: str) -> bool:
        if drop.entity is None or self.hints.entity_now(drop.entity) != entity:
            return False
        return old == drop.name or (not self._is_column(drop, entity) and old.startswith(f"{drop.name}_"))

    def _is_column(self, drop: Drop, entity: str) -> bool:
        """Whether a column has the field's own name: then others only begin alike, and are no columns of the field."""
        names = {(table, f"{within}{drop.name}") for table, within in self._places(entity)}
        return any((row.table, row.name) in names for row in self.before if isinstance(row, Column))

    def _places(self, entity: str) -> set[tuple[str, str]]:
        """Where the entity's fields are columns: the table, and what their names begin with where it is embedded."""
        found = set()
        for name, table in self.target.tables.items():
            if table.info["entity"] == entity:
                found.add((name, ""))
            parts = (column.info for column in table.columns if column.info["part"] is not None)
            found |= {(name, f"{info['field']}_") for info in parts if info["part"][0] == entity}
        return found

    def _refuse_idle_drops(self) -> None:
        entities = {folded(entity_name(row.table)) for row in self.gone(Table)}
        fields = [(row.table, row.name) for row in self.gone(Column)]
        for drop in self.hints.drops:
            if drop.entity is None:
                goes = folded(drop.name) in entities
            else:
                entity = self.hints.entity_now(drop.entity)
                goes = any(
                    table == place and name.startswith(within) and self._drops(drop, entity, name.removeprefix(within))
                    for place, within in self._places(entity)
                    for table, name in fields
                )
            if not goes:
                raise RevisionRefused(
                    f"`--drop {drop}` drops nothing: the text still says it, or no revision makes it",
                    help="remove it from the text first; leave the option away when it is gone already",
                )


@dataclass(frozen=True, slots=True)
class Group:
    """A field of an entity, as columns whose names begin with `within`: "" unless it is a part of an embedded one."""

    entity: str
    within: str
    name: str
    columns: Sequence[Column]

    @property
    def types(self) -> str:
        return ", ".join(column.type for column in self.columns)

    @property
    def endings(self) -> list[str]:
        return [column.name.removeprefix(self.within + self.name) for column in self.columns]

    def called(self, name: str) -> list[str]:
        """Its columns if it had this name."""
        return [f"{self.within}{name}{ending}" for ending in self.endings]

    def former(self, there: Collection[str]) -> list[str]:
        """The names under which all of several columns are there."""
        first = self.endings[0]
        if len(self.columns) == 1:
            return []
        names = [each.removeprefix(self.within).removesuffix(first) for each in there if each.endswith(first)]
        return [name for name in names if name and set(self.called(name)) <= set(there)]

    def fits(self, other: "Group") -> bool:
        return len(self.columns) == len(other.columns) and all(map(_fits, self.columns, other.columns))

    def sameness(self, other: "Group") -> float:
        pairs = zip(self.columns, other.columns, strict=True)
        return sum(_same(old.type, new.type) for old, new in pairs) / len(self.columns)


def _new_fields(table: sa.Table, new: Sequence[Column]) -> Iterator[Group]:
    """What is new as a whole: a field, and each part of what it embeds, for the field may be there already."""
    names = {column.name: column for column in new}
    fields: dict[str, list[sa.Column[Any]]] = {}
    for described in table.columns:
        if (field := described.info["field"]) is not None:
            fields.setdefault(field, []).append(described)
    for field, columns in fields.items():
        if all(column.name in names for column in columns):
            yield Group(table.info["entity"], "", field, [names[column.name] for column in columns])
        parts: dict[tuple[str, str], list[str]] = {}
        for column in columns:
            if (part := column.info.get("part")) is not None:
                parts.setdefault(part, []).append(column.name)
        for (entity, part_name), own in parts.items():
            if all(name in names for name in own):
                yield Group(entity, f"{field}_", part_name, [names[name] for name in own])


def entity_name(table: str) -> str:
    """The name of an entity that has this table; it may have been written with more capitals."""
    words = table.removeprefix(FRAMEWORK_PREFIX).strip("_").split("_")
    return "".join(word[:1].upper() + word[1:] for word in words)


def _by_table(rows: Iterable[Row], without: Collection[str]) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for row in rows:
        if isinstance(row, Column) and row.table not in without:
            found.setdefault(row.table, []).append(row)
    return found


def _share(first: set[tuple[str, str]], second: set[tuple[str, str]]) -> float:
    return len(first & second) / max(len(first), len(second), 1)


def _fits(old: Column, new: Column) -> bool:
    bases = {base_type(old.type), base_type(new.type)}
    return len(bases) == 1 or any(bases <= family for family in FAMILIES)


def _same(old: str, new: str) -> float:
    if old == new:
        return 1
    return LONGER if base_type(old) == base_type(new) else FITTING


def _alike(first: str, second: str) -> float:
    return SequenceMatcher(None, first.lower(), second.lower(), autojunk=False).ratio()


def _place(names: Sequence[str], name: str) -> float:
    return names.index(name) / len(names) if name in names else 1.0


def _ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.name)))
