"""What there was to say about a project, kept until something changes: then nothing is compiled to say it again."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from dazzle import files, seal
from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.project.project import Project
from dazzle.web import artefact

NAME = "verdict"


class Verdict(Struct, frozen=True, array_like=True):
    """`about` is the hash of everything that it depends on, `artefact` that of what the server was left to load."""

    about: bytes
    artefact: bytes
    diagnostics: tuple[Diagnostic, ...]


def recall(project: Project) -> tuple[Diagnostic, ...] | None:
    """What compiling the project would say; None when something has changed since it was said."""
    known = seal.load(project.root, NAME, Verdict)
    if known is None or known.about != about(project) or known.artefact != _artefact(project.root):
        return None
    return known.diagnostics


def keep(project: Project, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Remember what compiling has said."""
    seal.store(project.root, NAME, Verdict(about(project), _artefact(project.root), diagnostics))


def about(project: Project) -> bytes:
    """The hash of everything that compiling the project depends on."""
    return _hash(repr(tuple(_inputs(project))).encode("utf-8", "surrogatepass"))


def _inputs(project: Project) -> Iterator[object]:
    yield project.name, project.root_module, project.unknown_keys
    yield artefact.surroundings(project.root, [source.path for source in project.sources])
    for source in project.sources:
        yield source.path, source.text


def _artefact(root: Path) -> bytes:
    return _hash(files.content(root / artefact.PLACE, seal.MOST) or b"")


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=seal.SIZE).digest()
