"""The revision files of a project and of the framework, read as text: none is run, and Alembic is not imported."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dazzle.back.migrate.readings import Readings
from dazzle.back.migrate.revisionfile import Revision
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.owner import Owner

FRAMEWORK_LABEL = "dazzle"
FRAMEWORK_VERSIONS = Path(__file__).parent.parent / "alembic" / "versions"


@dataclass(frozen=True)
class History:
    """All revisions below a project's `migrations/versions` (None: the framework's alone) and the framework's.

    `label` is the project's branch label. What was read of the files is kept in the cache of the project in `root`, if
    that is given. Raises MigrationError when the files do not make a history: one that cannot be read, two of one id, a
    branch that begins twice, a parent that is missing, a circle.
    """

    project_versions: Path | None
    label: str
    framework_versions: Path = field(default=FRAMEWORK_VERSIONS)
    root: Path | None = None

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Parents before children, the framework's before the project's where both are possible, then by file name."""
        return tuple(_ordered(self._by_id))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Revisions that no other revision follows, as `alembic heads` lists them."""
        followed = {parent for revision in self.revisions for parent in revision.down_revisions}
        return frozenset(self._by_id) - followed

    @property
    def locations(self) -> tuple[Path, ...]:
        """The folders of the files, the project's first."""
        project = () if self.project_versions is None else (self.project_versions,)
        return (*project, self.framework_versions)

    def framework_alone(self) -> "History":
        return History(None, self.label, self.framework_versions, self.root)

    def reread(self) -> "History":
        """The same folders as they are now."""
        return History(self.project_versions, self.label, self.framework_versions, self.root)

    def of(self, owner: Owner) -> tuple[Revision, ...]:
        """One owner's revisions, oldest first."""
        return tuple(revision for revision in self.revisions if revision.owner is owner)

    def head_of(self, owner: Owner) -> Revision | None:
        """The revision that the next one of this owner follows; None before the first. Raises when there are two."""
        heads = [revision for revision in self.of(owner) if revision.id in self.heads]
        if len(heads) > 1:
            raise MigrationError(
                f"the branch `{self.label_of(owner)}` has {len(heads)} heads: {_listed(heads)}",
                help=f'join them with `alembic merge -m "join" {" ".join(head.id for head in heads)}`',
            )
        return heads[0] if heads else None

    def label_of(self, owner: Owner) -> str:
        return FRAMEWORK_LABEL if owner is Owner.FRAMEWORK else self.label

    def get(self, revision: str) -> Revision:
        """The revision of that id; KeyError when no file has it."""
        return self._by_id[revision]

    def owner_of(self, revision: str) -> Owner:
        return self.get(revision).owner

    def applied(self, current: Iterable[str]) -> frozenset[str]:
        """What is applied when `current` are the ids in `alembic_version`: these and all they rest upon."""
        found: set[str] = set()
        waiting = [id_ for id_ in current if id_ in self._by_id]
        while waiting:
            id_ = waiting.pop()
            if id_ not in found:
                found.add(id_)
                waiting.extend(self._by_id[id_].parents)
        return frozenset(found)

    def pending(self, current: Iterable[str]) -> tuple[Revision, ...]:
        """What is not applied yet, in an order in which it can be."""
        applied = self.applied(current)
        return tuple(revision for revision in self.revisions if revision.id not in applied)

    def unknown(self, current: Iterable[str]) -> tuple[str, ...]:
        """Ids that a database has and no file."""
        return tuple(sorted(set(current) - set(self._by_id)))

    def resolve(self, prefix: str, owner: Owner) -> Revision:
        """The owner's only revision whose id begins so. Raises MigrationError when there is none, or more."""
        found = [revision for revision in self.of(owner) if revision.id.startswith(prefix)]
        if len(found) == 1:
            return found[0]
        if found:
            raise MigrationError(f"`{prefix}` is the beginning of {len(found)} revisions: {_listed(found)}")
        raise MigrationError(
            f"no revision of the branch `{self.label_of(owner)}` begins with `{prefix}`",
            help="see `dazzle db history` for those there are",
        )

    @cached_property
    def _by_id(self) -> Mapping[str, Revision]:
        found: dict[str, Revision] = {}
        readings = Readings(self.root)
        for owner, folder in ((Owner.FRAMEWORK, self.framework_versions), (Owner.PROJECT, self.project_versions)):
            for revision in _read_folder(folder, owner, readings):
                if revision.id in found:
                    names = f"{found[revision.id].path.name} and {revision.path.name}"
                    raise MigrationError(f"two revision files have the id {revision.id}: {names}")
                found[revision.id] = revision
        readings.keep()
        for revision in found.values():
            if missing := [parent for parent in revision.parents if parent not in found]:
                raise MigrationError(
                    f"{revision.path.name} follows the revision {missing[0]}, of which there is no file",
                    help="bring the file back from version control",
                )
        _refuse_second_beginning(found.values())
        return found


def _refuse_second_beginning(revisions: Iterable[Revision]) -> None:
    """Alembic takes a label from one file alone, and says no more than that."""
    labelled: dict[str, Revision] = {}
    for revision in revisions:
        for label in revision.labels:
            if (first := labelled.setdefault(label, revision)) is not revision:
                raise MigrationError(
                    f"the branch `{label}` begins twice: in {first.path.name} and in {revision.path.name}",
                    help="remove the one that no database has applied",
                )


def _read_folder(folder: Path | None, owner: Owner, readings: Readings) -> Iterator[Revision]:
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.glob("*.py")):
        if (revision := readings.of(path, owner)) is not None:
            yield revision


def _ordered(revisions: Mapping[str, Revision]) -> Iterator[Revision]:
    waiting = sorted(revisions.values(), key=lambda each: (each.owner is Owner.PROJECT, each.path.name))
    placed: set[str] = set()
    while waiting:
        following = next((each for each in waiting if placed.issuperset(each.parents)), None)
        if following is None:
            raise MigrationError(f"these revisions follow each other in a circle: {_listed(waiting)}")
        waiting.remove(following)
        placed.add(following.id)
        yield following


def _listed(revisions: Collection[Revision]) -> str:
    return ", ".join(str(revision) for revision in revisions)
