"""Which database a command means: one order, nothing cached, no silent fallback.

Standard library alone, so that commands which only read a project's settings stay fast.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dazzle.diagnostics.errors import ProjectError

ENGINES = ("postgres", "citus")
OLDEST = 15  # the oldest PostgreSQL that any project may ask for
EMBEDDED = "embedded cluster"
SCHEMES = re.compile(r"postgres(?:ql)?(?:\+[a-z0-9_]+)?://", re.IGNORECASE)
INDIRECT = "env:"
ASSIGNMENT = re.compile(
    r"""\s* (?:export\s+)? (?P<name>[A-Za-z_][A-Za-z0-9_]*) \s*=\s*
        (?: '(?P<literal>[^']*)' | "(?P<quoted>[^"]*)" | (?P<bare>.*?) ) \s* (?:(?<=\s)\#.*)?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentSettings:
    """`[environments.<name>]`: a URL, or the variable that holds one."""

    url: str | None = field(default=None, repr=False)
    url_env: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseSettings:
    """What dazzle.toml says about databases. `label` names roles and database in the embedded cluster.

    `engine` is one of ENGINES: what the tables are for, whatever a developer's own server is.

    A URL may be written as `env:NAME`: then that variable holds it. URLs stay out of the repr, for they may carry
    a password.
    """

    label: str
    root: Path
    url: str | None = field(default=None, repr=False)
    environments: Mapping[str, EnvironmentSettings] = field(default_factory=dict)
    min_version: int = OLDEST
    engine: str = "postgres"
    migrate_url: str | None = field(default=None, repr=False)
    scratch_url: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`url` None is the embedded cluster; `migrate_url`, if there is one, goes past a pooler to the same database."""

    url: str | None = field(repr=False)
    source: str
    settings: DatabaseSettings
    migrate_url: str | None = field(default=None, repr=False)


def choose(settings: DatabaseSettings, *, flag: str | None = None, environ: Mapping[str, str] = os.environ) -> Choice:
    """The database that flag, environment, .env and dazzle.toml mean, the first of them that names one.

    An empty variable counts as unset. ProjectError when a URL is not PostgreSQL's, when a variable that the settings
    name is not set, or when DAZZLE_ENV names no environment.
    """
    variables = Variables(settings.root, environ)
    if flag is not None:
        return Choice(url=normalised(flag, "--database-url"), source="--database-url", settings=settings)
    url, source = _named(settings, variables)
    if url is None:
        return Choice(url=None, source=EMBEDDED, settings=settings)
    return Choice(
        url=normalised(url, source), source=source, settings=settings, migrate_url=_migrate_url(settings, variables)
    )


def scratch_url(settings: DatabaseSettings, environ: Mapping[str, str] = os.environ) -> str | None:
    """`[migrations] scratch_url` with its indirection resolved; None is the embedded cluster."""
    source = "[migrations] scratch_url"
    url = Variables(settings.root, environ).resolve(settings.scratch_url, source)
    return None if url is None else normalised(url, source)


def _named(settings: DatabaseSettings, variables: "Variables") -> tuple[str | None, str]:
    if url := variables.environ.get("DATABASE_URL"):
        return url, "DATABASE_URL"
    if environment := variables.environ.get("DAZZLE_ENV"):
        return _of_environment(environment, settings, variables)
    if url := variables.file.get("DATABASE_URL"):
        return url, ".env"
    source = "[database] url"
    return variables.resolve(settings.url, source), source


def _of_environment(name: str, settings: DatabaseSettings, variables: "Variables") -> tuple[str, str]:
    found = settings.environments.get(name)
    if found is None:
        known = ", ".join(sorted(settings.environments)) or "none"
        raise ProjectError(
            f"DAZZLE_ENV is `{name}`, and dazzle.toml has no [environments.{name}]",
            help=f"unset DAZZLE_ENV, or name one that dazzle.toml has ({known})",
        )
    source = f"[environments.{name}]"
    url = variables.value(found.url_env, source) if found.url_env else variables.resolve(found.url, source)
    if url is None:
        raise ProjectError(
            f"DAZZLE_ENV is `{name}`, and {source} in dazzle.toml names no database",
            help="give it `database_url`, or `database_url_env` with the name of a variable",
        )
    return url, source


def _migrate_url(settings: DatabaseSettings, variables: "Variables") -> str | None:
    if url := variables.environ.get("DAZZLE_MIGRATE_URL"):
        return normalised(url, "DAZZLE_MIGRATE_URL")
    source = "[migrations] url"
    direct = variables.resolve(settings.migrate_url, source)
    return None if direct is None else normalised(direct, source)


def normalised(url: str, source: str) -> str:
    """The URL as libpq takes it: `postgres://` and SQLAlchemy's `postgresql+driver://` become `postgresql://`.

    ProjectError for anything else; it does not repeat the text, which may hold a password.
    """
    url = url.strip()
    scheme = SCHEMES.match(url)
    if scheme is None:
        raise ProjectError(
            f"the database URL of {source} is not a PostgreSQL URL",
            help="write it as postgresql://user:password@host:5432/database",
        )
    return "postgresql://" + url[scheme.end() :]


class Variables:
    """The real environment and the project's .env; only what the settings name is ever looked for in both."""

    def __init__(self, root: Path, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.file = _read_env_file(root / ".env")

    def value(self, name: str, source: str) -> str:
        found = self.environ.get(name) or self.file.get(name)
        if not found:
            raise ProjectError(
                f"{source} in dazzle.toml takes the database URL from the variable {name}, which is not set",
                help=f"set {name}, in the environment or in .env",
            )
        return found

    def resolve(self, url: str | None, source: str) -> str | None:
        if url is None or not url.startswith(INDIRECT):
            return url
        return self.value(url.removeprefix(INDIRECT), source)


def _read_env_file(path: Path) -> dict[str, str]:
    """`NAME=value` lines, with `export`, quotes and comments; nothing in them is expanded or run."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"`{path}` cannot be read: {error}", help="correct or remove the file") from error
    found = (ASSIGNMENT.fullmatch(line) for line in text.splitlines())
    return {match["name"]: _first(match["literal"], match["quoted"], match["bare"]) for match in found if match}


def _first(*values: str | None) -> str:
    return next(value for value in values if value is not None)
