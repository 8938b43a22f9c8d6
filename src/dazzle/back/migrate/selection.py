"""Which of the revisions that wait are to be applied."""

from collections.abc import Collection
from dataclasses import dataclass

from dazzle.back.migrate.history import History
from dazzle.back.migrate.revisionfile import Revision
from dazzle.ir.owner import Owner

CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be applied, in an order in which it can be; and the contracting revision before which it stops."""

    revisions: tuple[Revision, ...]
    waiting: Revision | None = None


def selected(
    history: History, current: Collection[str], *, target: Revision | None = None, expanding: bool = False
) -> Selection:
    """What is not applied yet of all, or of what `target` rests upon and itself; the files in folder order.

    With `expanding`, nothing that takes something away, and nothing that rests upon such a revision.
    """
    pending = history.pending(current)
    if target is not None:
        wanted = history.applied((target.id,))
        pending = tuple(revision for revision in pending if revision.id in wanted)
    if not expanding:
        return Selection(pending)
    held: set[str] = set()
    for revision in pending:
        if revision.phase == CONTRACT or held.intersection(revision.parents):
            held.add(revision.id)
    waiting = next((revision for revision in pending if revision.id in held), None)
    return Selection(tuple(revision for revision in pending if revision.id not in held), waiting)


def named(history: History, prefix: str) -> Revision:
    """The revision whose id begins so, the project's before the framework's. Raises MigrationError."""
    framework = any(revision.id.startswith(prefix) for revision in history.of(Owner.FRAMEWORK))
    project = any(revision.id.startswith(prefix) for revision in history.of(Owner.PROJECT))
    return history.resolve(prefix, Owner.FRAMEWORK if framework and not project else Owner.PROJECT)
