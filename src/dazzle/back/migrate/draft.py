"""Steps to the text of a revision file, its name and its place in the history."""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from alembic.operations import ops

from dazzle.back.migrate import source
from dazzle.back.migrate.history import History
from dazzle.back.migrate.step import Phase, Step
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.entity import Owner

STAMP = "%Y%m%d%H%M"
STAMPED = re.compile(r"(\d{12})_")
ID_LENGTH = 12
LONGEST_SLUG = 60
MEANING = {
    Phase.EXPAND: "Adds and changes, takes nothing away:",
    Phase.CONTRACT: "Takes away; apply it when no running code uses this any more:",
    Phase.DATA: "Rows that every database has:",
}
MADE = "Made by `dazzle db revision`, and run up, down and up again. Review it: from here on it is yours."
MADE_EMPTY = "Made by `dazzle db revision --empty`, for steps written by hand."
IMPORTS = {
    "sa.": "import sqlalchemy as sa",
    "op.": "from alembic import op",
    "postgresql.": "from sqlalchemy.dialects import postgresql",
    "citus.": "from dazzle.back import citus",
    "notnull.": "from dazzle.back import notnull",
}
OWN = "from dazzle"
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

    def draft(
        self,
        message: str,
        phase: Phase,
        steps: Collection[Step],
        *,
        depends_on: str | None = None,
        secured: bool = False,
    ) -> Draft:
        """The revision with these steps; with none, one that is there to be filled.

        `secured` when there are tables whose rows not even their owner sees.
        """
        message = " ".join(message.split())
        attributes = (
            f"down_revision = {_written(self.parent)}\n"
            f"branch_labels = {_written(self.labels)}\n"
            f"depends_on = {_written(depends_on)}\n"
            f"phase = {_written(str(phase))}\n"
        )
        empty = (SECURED_BODY, EMPTY_BODIES[1]) if secured else EMPTY_BODIES
        bodies = (source.statements(_ups(steps)), source.statements(_downs(steps))) if steps else empty
        rest = f"{attributes}\n\ndef upgrade() -> None:\n{bodies[0]}\n\n\ndef downgrade() -> None:\n{bodies[1]}\n"
        head = f'"""{_harmless(message)}\n\n{_header(phase, steps)}\n"""\n\n{_imports("".join(bodies))}\n'
        id_ = hashlib.sha256(f"{head}{rest}".encode()).hexdigest()[:ID_LENGTH]
        name = f"{self.stamp.strftime(STAMP)}_{phase}_{_slug(message)}_{id_}.py"
        return Draft(id=id_, path=self.folder / name, text=f"{head}revision = {_written(id_)}\n{rest}")


def _ups(steps: Collection[Step]) -> Iterator[ops.MigrateOperation]:
    for step in steps:
        yield from step.up


def _downs(steps: Collection[Step]) -> Iterator[ops.MigrateOperation]:
    for step in reversed(tuple(steps)):
        yield from step.down


def _header(phase: Phase, steps: Collection[Step]) -> str:
    if not steps:
        return MADE_EMPTY
    lines = [MEANING[phase]]
    for step in steps:
        lines += [f"* {_harmless(step.says)}"] if step.says else []
        lines += [f"  ({_harmless(step.note)})"] if step.note else []
    return "\n".join([*lines, "", MADE])


def _imports(body: str) -> str:
    needed = [line for prefix, line in IMPORTS.items() if re.search(rf"\b{re.escape(prefix)}", body)]
    own = [line for line in needed if line.startswith(OWN)]
    others = [line for line in needed if line not in own]
    return "\n\n".join("\n".join(lines) for lines in (others, own) if lines) + "\n"


def _harmless(text: str) -> str:
    """Text that cannot end the docstring it stands in."""
    return text.replace("\\", "\\\\").replace('"""', "'''")


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
