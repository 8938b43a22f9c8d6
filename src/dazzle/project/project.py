"""A project: its folder, what dazzle.toml says, and its texts."""

from pathlib import Path

from msgspec import Struct

from dazzle.back.choice import DatabaseSettings
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.errors import ProjectError
from dazzle.diagnostics.span import SourceFile
from dazzle.ir.label import fold
from dazzle.project import texts
from dazzle.project.manifest import MANIFEST, Manifest, ServeSettings, read

DEFAULT_PATHS = ("dsl",)
FRAMEWORK_LABEL = "dazzle"


class Project(Struct, frozen=True, kw_only=True):
    """`label` is the name folded to [a-z0-9_]: the branch label, and the prefix of the database and its roles.

    `unknown_keys` is how bad it is that a line's first word means nothing where it stands; `on_serve`, one of
    manifest.ON_SERVE, what is done about revisions that wait when the project is served.
    """

    root: Path
    name: str
    title: str
    label: str
    version: str
    root_module: str | None
    unknown_keys: Severity
    sources: tuple[SourceFile, ...]
    database: DatabaseSettings
    serve: ServeSettings
    on_serve: str

    @property
    def versions_dir(self) -> Path:
        return self.root / "migrations" / "versions"

    @property
    def sources_by_path(self) -> dict[str, SourceFile]:
        return {source.path: source for source in self.sources}


def find(start: Path) -> Path:
    """The folder at or above `start` that holds dazzle.toml; ProjectError when there is none."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / MANIFEST).is_file():
            return folder
    raise ProjectError(
        f"this is not a Dazzle project: there is no {MANIFEST} in `{start}` or above it",
        help="go into a project's folder, or make one: `dazzle new NAME`",
    )


def load(root: Path) -> Project:
    """The project in `root`; ProjectError when its dazzle.toml or one of its texts cannot be used."""
    root = root.absolute()
    manifest = read(root / MANIFEST)
    label = fold(manifest.name)
    if label == FRAMEWORK_LABEL:
        raise ProjectError(
            f"a project cannot be called `{manifest.name}`: that is the framework's own name",
            help=f"choose another `name` below `[project]` in {MANIFEST}",
        )
    return Project(
        root=root,
        name=manifest.name,
        title=manifest.title or manifest.name,
        label=label,
        version=manifest.version,
        root_module=manifest.root_module,
        unknown_keys=manifest.unknown_keys,
        sources=tuple(_source(root, path) for path in _files(root, manifest)),
        database=DatabaseSettings(
            label=label,
            root=root,
            url=manifest.database_url,
            environments=manifest.environments,
            min_version=manifest.min_version,
            engine=manifest.engine,
            migrate_url=manifest.migrate_url,
            scratch_url=manifest.scratch_url,
        ),
        serve=manifest.serve,
        on_serve=manifest.on_serve,
    )


def text_paths(root: Path) -> list[Path]:
    """The paths of a project's texts, whether they can be read or not; ProjectError when its dazzle.toml cannot."""
    return _files(root, read(root / MANIFEST))


def _files(root: Path, manifest: Manifest) -> list[Path]:
    """Every text, in the order of its path; a folder that dazzle.toml names must exist."""
    files: dict[Path, Path] = {}  # by what is behind their paths: two ways may lead to one text
    for name in manifest.paths if manifest.paths is not None else DEFAULT_PATHS:
        path = root / name
        if manifest.paths is not None and not path.exists():
            raise ProjectError(
                f"{MANIFEST} names `{name}`, which does not exist", help=f"make the folder, or correct {MANIFEST}"
            )
        for file in [path] if path.is_file() else texts.below(path):
            files.setdefault(file.resolve(), file)
    return sorted(files.values(), key=lambda path: texts.shown(root, path))


def _source(root: Path, path: Path) -> SourceFile:
    name = texts.shown(root, path)
    return SourceFile(name, texts.read(path, name).removeprefix("\ufeff"))
