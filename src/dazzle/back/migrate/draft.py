"""Steps to the text of a revision file, its name and its place in the history."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from alembic.operations import ops

from dazzle.back.migrate import source
from dazzle.back.migrate.body import harmless, header, statements, upgrade_body
from dazzle.back.migrate.history import History
from dazzle.back.migrate.step import Phase, Step
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.entity import Owner

STAMP = "%Y%m%d%H%M"
STAMPED = re.compile(r"(\d{12})_")
ID_LENGTH = 12
LONGEST_SLUG = 60
MADE_EMPTY = "Made by `dazzle db revision --empty`, for steps written by hand."
IMPORTS = {
    "sa.": "import sqlalchemy as sa",
    "op.": "from alembic import op",
    "postgresql.": "from sqlalchemy.dialects import postgresql",
    "citus.": "from dazzle.back import citus",
    "notnull.": "from dazzle.back import notnull",
}
DAZZLE = "from dazzle"
OWN = {  # what bodies call by its name alone, by the module that has it
    "dazzle.back.data": ("unforced",),
    "dazzle.back.steps": ("concurrently", "person", "step"),
}
EMPTY_BODIES = (
    "    # For instance: op.execute(\"UPDATE invoice SET note = '' WHERE note IS NULL\")\n    pass",
    "    # What takes it back, if anything has to be.\n    pass",
)
SECURED_BODY = """\
    # For instance: op.execute("UPDATE invoice SET note = '' WHERE note IS NULL")
    # Where row security is forced, in `with unforced(op, "invoice"):`, from dazzle.back.data, or it is refused.
    pass"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A revision file that is not written yet."""

    id: str
    path: Path
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """What a file says beside its steps.

    `depends_on` is the framework's revision that it needs, `expand` the expanding one that it follows in the same edit;
    `acknowledge` has the dangers that somebody answers for, each with the reason.
    """

    depends_on: str | None = None
    expand: str | None = None
    acknowledge: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the next revision of a branch goes. `labels` is what the first one carries."""

    folder: Path
    parent: str | None
    labels: tuple[str, ...]
    stamp: datetime

    @classmethod
    def next(cls, history: History, owner: Owner, now: datetime) -> Self:
        """After the owner's head; its time is later than that of every file there, so names sort as history does."""
        folder = history.framework_versions if owner is Owner.FRAMEWORK else history.project_versions
        if folder is None:
            raise MigrationError("there is no folder for revisions of a project here")
        head = history.head_of(owner)
        stamps = [found[1] for each in history.of(owner) if (found := STAMPED.match(each.path.name))]
        newest = [datetime.strptime(max(stamps), STAMP).replace(tzinfo=now.tzinfo)] if stamps else []
        return cls(
            folder=folder,
            parent=None if head is None else head.id,
            labels=() if head else (history.label_of(owner),),
            stamp=max(now, *(stamp + timedelta(minutes=1) for stamp in newest)) if newest else now,
        )

    def after(self, draft: Draft) -> Self:
        """The place behind a revision that is put here."""
        return replace(self, parent=draft.id, labels=(), stamp=self.stamp + timedelta(minutes=1))

    def draft(self, message: str, phase: Phase, steps: Collection[Step], attributes: Attributes | None = None) -> Draft:
        """The revision with these steps."""
        bodies = upgrade_body(steps), source.statements(_downs(steps))
        return self._draft(message, phase, bodies, header(phase, steps), attributes or Attributes(), statements(steps))

    def empty(self, message: str, *, secured: bool) -> Draft:
        """One that is there to be filled; `secured` when there are tables whose rows not even their owner sees."""
        bodies = (SECURED_BODY, EMPTY_BODIES[1]) if secured else EMPTY_BODIES
        return self._draft(message, Phase.DATA, bodies, MADE_EMPTY, Attributes(), "")

    def _draft(
        self, message: str, phase: Phase, bodies: tuple[str, str], header: str, attributes: Attributes, asked: str
    ) -> Draft:
        message = " ".join(message.split())
        assigned = {
            "down_revision": self.parent,
            "branch_labels": self.labels,
            "depends_on": attributes.depends_on,
            "phase": str(phase),
            **({} if attributes.expand is None else {"expand": attributes.expand}),
        }
        lines = "".join(f"{name} = {_written(value)}\n" for name, value in assigned.items())
        lines += _dictionary("acknowledge", attributes.acknowledge) + asked
        rest = f"{lines}\n\ndef upgrade() -> None:\n{bodies[0]}\n\n\ndef downgrade() -> None:\n{bodies[1]}\n"
        head = f'"""{harmless(message)}\n\n{header}\n"""\n\n{_imports("".join(bodies))}\n'
        id_ = hashlib.sha256(f"{head}{rest}".encode()).hexdigest()[:ID_LENGTH]
        name = f"{self.stamp.strftime(STAMP)}_{phase}_{_slug(message)}_{id_}.py"
        return Draft(id=id_, path=self.folder / name, text=f"{head}revision = {_written(id_)}\n{rest}")


def _downs(steps: Collection[Step]) -> Iterator[ops.MigrateOperation]:
    for step in reversed(tuple(steps)):
        yield from step.down


def _dictionary(name: str, values: Mapping[str, str]) -> str:
    if not values:
        return ""
    lines = "".join(f"    {source.quoted(key)}: {source.quoted(value)},\n" for key, value in values.items())
    return f"{name} = {{\n{lines}}}\n"


def _imports(body: str) -> str:
    needed = [line for prefix, line in IMPORTS.items() if re.search(rf"\b{re.escape(prefix)}", body)]
    own = [line for line in needed if line.startswith(DAZZLE)]
    others = [line for line in needed if line not in own]
    own += [
        f"from {module} import {', '.join(found)}"
        for module, names in OWN.items()
        if (found := [name for name in names if re.search(rf"\b{name}\(", body)])
    ]
    return "\n\n".join("\n".join(lines) for lines in (others, own) if lines) + "\n"


def _slug(message: str) -> str:
    folded = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    return folded[:LONGEST_SLUG].rstrip("_") or "revision"


def _written(value: str | tuple[str, ...] | None) -> str:
    match value:
        case str():
            return source.quoted(value)
        case tuple() if value:
            return f"({', '.join(map(source.quoted, value))},)"
    return "None"
