"""What a server loads instead of compiling: the AppSpec with the settings, as JSON in .dazzle/cache."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dazzle import __version__, files
from dazzle.back.choice import DatabaseSettings, EnvironmentSettings
from dazzle.diagnostics.errors import ServeError
from dazzle.ir.appspec import AppSpec
from dazzle.ir.codec import NotAnAppSpec, decode, encode
from dazzle.web.wanted import Wanted

MANIFEST = "dazzle.toml"
PLACE = Path(".dazzle") / "cache" / "app.json"
VALIDATE = "run `dazzle validate`, which writes it"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """The part of `[serve]` that says who asks."""

    persona: str | None = None
    tenant: str | None = None
    user: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """`sources` are the texts' SHA-256 by path, relative to the project.

    With `expanding`, a database is served to which all is added, and from which something is still to be taken away.
    """

    appspec: AppSpec
    sources: Mapping[str, str]
    database: DatabaseSettings
    serve: Wanted
    project_versions: Path
    label: str
    expanding: bool = False

    @property
    def digest(self) -> str:
        """One for all the texts, which tells one state of the project from another."""
        listed = "\n".join(f"{path} {digest}" for path, digest in sorted(self.sources.items()))
        return hashlib.sha256(listed.encode()).hexdigest()[:16]


class _Stored(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The file. Paths are relative to the project, so that its folder can be moved.

    `beside` are all the texts in the sources' folders, so that one that is added later is noticed.
    """

    dazzle: str
    manifest: str
    sources: dict[str, str]
    beside: tuple[str, ...]
    label: str
    project_versions: str
    url: str | None
    environments: dict[str, EnvironmentSettings]
    min_version: int
    migrate_url: str | None
    scratch_url: str | None
    serve: ServeSettings
    expanding: bool
    appspec: msgspec.Raw


def save(artefact: Artefact, root: Path) -> None:
    """Write the artefact of the project in `root`; readable by its owner alone, for a URL may carry a password."""
    settings, serve = artefact.database, artefact.serve
    stored = _Stored(
        dazzle=__version__,
        manifest=_digest(root / MANIFEST),
        sources=dict(artefact.sources),
        beside=_texts(root, artefact.sources),
        label=artefact.label,
        project_versions=os.path.relpath(artefact.project_versions, root),
        url=settings.url,
        environments=dict(settings.environments),
        min_version=settings.min_version,
        migrate_url=settings.migrate_url,
        scratch_url=settings.scratch_url,
        serve=ServeSettings(persona=serve.persona, tenant=serve.tenant, user=serve.user),
        expanding=artefact.expanding,
        appspec=msgspec.Raw(msgspec.json.encode(encode(artefact.appspec))),
    )
    files.replace(root / PLACE, msgspec.json.encode(stored))


def load(root: Path) -> Artefact:
    """The artefact of the project in `root`. Raises ServeError when there is none, or when its texts have changed."""
    try:
        stored = msgspec.json.decode((root / PLACE).read_bytes(), type=_Stored)
        if stored.dazzle != __version__:
            raise _stale(f"it was compiled by Dazzle {stored.dazzle}, and this is {__version__}")
        appspec = decode(msgspec.json.decode(stored.appspec))
    except FileNotFoundError:
        raise ServeError(f"the project in `{root}` is not compiled: there is no {PLACE}", help=VALIDATE) from None
    except (OSError, msgspec.MsgspecError, NotAnAppSpec) as error:
        raise _stale(f"{PLACE} cannot be read: {error}") from error
    for changed in _changed(stored, root):
        raise _stale(f"`{changed}` has changed since")
    return Artefact(
        appspec=appspec,
        sources=stored.sources,
        database=DatabaseSettings(
            label=stored.label,
            root=root,
            url=stored.url,
            environments=stored.environments,
            min_version=stored.min_version,
            migrate_url=stored.migrate_url,
            scratch_url=stored.scratch_url,
        ),
        serve=stored.serve,
        project_versions=root / stored.project_versions,
        label=stored.label,
        expanding=stored.expanding,
    )


def surroundings(root: Path, sources: Iterable[str]) -> tuple[str, ...]:
    """What an artefact depends on beside the sources' texts."""
    return (_digest(root / MANIFEST), *_texts(root, sources))


def _changed(stored: _Stored, root: Path) -> Iterator[str]:
    if _digest(root / MANIFEST) != stored.manifest:
        yield MANIFEST
    for path, digest in stored.sources.items():
        if _digest(root / path) != digest:
            yield path
    yield from set(_texts(root, stored.sources)) ^ set(stored.beside)


def _texts(root: Path, sources: Iterable[str]) -> tuple[str, ...]:
    """Every *.dsl file in the folders, below the project's own, that hold the sources."""
    folders = {Path(path).parts[0] for path in sources if len(Path(path).parts) > 1}
    return tuple(sorted(str(path.relative_to(root)) for name in folders for path in (root / name).rglob("*.dsl")))


def _digest(path: Path) -> str:
    """The SHA-256 of a text as the compiler reads it, "" when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes().decode("utf-8-sig").encode()).hexdigest()
    except (OSError, UnicodeDecodeError):
        return ""


def _stale(why: str) -> ServeError:
    return ServeError(f"the compiled project is stale: {why}", help=VALIDATE)
