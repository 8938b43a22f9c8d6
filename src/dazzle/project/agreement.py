"""That a project's text and its revisions were found to say the same, kept until something changes.

Then nothing is compiled, no server is started and no driver is loaded to say it again.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from dazzle import seal
from dazzle.back.embedded import binaries
from dazzle.ir.appspec import AppSpec
from dazzle.project import verdict
from dazzle.project.project import Project

NAME = "agreement"
FRAMEWORK_VERSIONS = Path(binaries.__file__).parents[1] / "alembic" / "versions"


class Agreement(Struct, frozen=True, array_like=True):
    """`about` is the hash of everything that it depends on. What seeds mean, they mean on a day; None without seeds.

    `due` are the rows of seeds that no revision makes, in words, and `notes` what else there is to say.
    """

    about: bytes
    day: date | None
    due: tuple[str, ...]
    notes: tuple[str, ...]


def recall(project: Project) -> Agreement | None:
    """What was found; None when that is not known any more.

    It is not known of a server of one's own (`scratch_url`), for that would have to be asked what it is.
    """
    if project.database.scratch_url is not None:
        return None
    known = seal.load(project.root, NAME, Agreement, parts=seal.EVERYTHING)
    if known is None or known.day not in {None, _today()} or known.about != _about(project):
        return None
    return known


def keep(project: Project, appspec: AppSpec, due: tuple[str, ...], notes: tuple[str, ...]) -> None:
    """Remember that a comparison has found no difference."""
    if project.database.scratch_url is None:
        day = _today() if any(entity.seed is not None for entity in appspec.entities) else None
        seal.store(project.root, NAME, Agreement(_about(project), day, due, notes), parts=seal.EVERYTHING)


def _about(project: Project) -> bytes:
    return blake2b(repr(tuple(_inputs(project))).encode("utf-8", "surrogatepass"), digest_size=seal.SIZE).digest()


def _inputs(project: Project) -> Iterator[object]:
    yield verdict.about(project), binaries.identity(binaries.locate())
    for folder in (FRAMEWORK_VERSIONS, project.versions_dir):
        for path in sorted(folder.glob("*.py")):
            yield str(path), blake2b(path.read_bytes(), digest_size=seal.SIZE).digest()


def _today() -> date:
    return datetime.now(UTC).date()
