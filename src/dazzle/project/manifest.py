"""dazzle.toml: which tables and keys there are, and what they say."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from dazzle.back.choice import ENGINES, OLDEST, EnvironmentSettings
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.errors import ProjectError
from dazzle.diagnostics.spelling import did_you_mean

MANIFEST = "dazzle.toml"
DEFAULT_PORT = 3000

WORDS = {str: "text", int: "a number", list: "a list of texts"}
ENVIRONMENT_KEYS: Mapping[str, type] = {"database_url": str, "database_url_env": str, "heroku_app": str}
KEYS: Mapping[str, Mapping[str, type]] = {
    "project": {
        "name": str,
        "version": str,
        "root": str,
        "title": str,
        "description": str,
        "type": str,
        "framework_version": str,
    },
    "modules": {"paths": list},
    "fileset": {"dsl_paths": list},
    "dsl": {"paths": list},
    "language": {"unknown_keys": str},
    "database": {"url": str, "min_version": int, "engine": str},
    "migrations": {"url": str, "scratch_url": str, "on_serve": str},
    "serve": {"persona": str, "tenant": str, "user": str, "host": str, "port": int},
}
HEAD, EXPAND, CHECK = ON_SERVE = ("head", "expand", "check")
UNKNOWN_KEYS = {"error": Severity.ERROR, "warn": Severity.WARNING}
# Tables that dazzle.toml may hold for what is not served yet, and for other tools.
TOLERATED = (
    *("audit", "auth", "capabilities", "dev", "extensions", "i18n", "infra", "llm", "notifications", "renderers"),
    *("shell", "signing", "spec", "stack", "storage", "tenant", "theme", "ui", "urls"),
)


class ServeSettings(Struct, frozen=True, kw_only=True):
    """As whom and where `dazzle serve` serves; None is for it to choose."""

    persona: str | None = None
    tenant: str | None = None
    user: str | None = None
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT


class Manifest(Struct, frozen=True, kw_only=True):
    """What dazzle.toml says, checked. `paths` is None where it names no folder of texts."""

    name: str
    version: str
    title: str | None
    root_module: str | None
    unknown_keys: Severity
    paths: tuple[str, ...] | None
    database_url: str | None
    min_version: int
    engine: str
    environments: Mapping[str, EnvironmentSettings]
    migrate_url: str | None
    scratch_url: str | None
    on_serve: str
    serve: ServeSettings


def read(path: Path) -> Manifest:
    """The manifest at `path`; ProjectError when it is not TOML, or says what we do not know."""
    try:
        tables = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"{MANIFEST} is not valid TOML: {error}", help=f"correct `{path}`") from error
    except UnicodeDecodeError as error:
        raise ProjectError(
            f"{MANIFEST} is not UTF-8 text: byte {error.start}", help=f"save `{path}` as UTF-8"
        ) from error
    except OSError as error:
        raise ProjectError(f"`{path}` cannot be read: {error.strerror}") from error
    environments = tables.pop("environments", {})
    _check_tables(tables)
    project = tables.get("project", {})
    if not project.get("name"):
        raise ProjectError(
            f"{MANIFEST} does not name the project", help='write `[project]` and below it `name = "..."`'
        )
    database, migrations = tables.get("database", {}), tables.get("migrations", {})
    return Manifest(
        name=project["name"],
        version=project.get("version", "0.0.0"),
        title=project.get("title"),
        root_module=project.get("root"),
        unknown_keys=_unknown_keys(tables.get("language", {})),
        paths=_paths(tables),
        database_url=database.get("url"),
        min_version=database.get("min_version", OLDEST),
        engine=_one_of(database, "engine", "[database]", ENGINES),
        environments=_environments(environments),
        migrate_url=migrations.get("url"),
        scratch_url=migrations.get("scratch_url"),
        on_serve=_one_of(migrations, "on_serve", "[migrations]", ON_SERVE),
        serve=ServeSettings(**tables.get("serve", {})),
    )


def _check_tables(tables: Mapping[str, Any]) -> None:
    for name, table in tables.items():
        if name in TOLERATED:
            continue
        if name not in KEYS:
            known = (*KEYS, "environments", *TOLERATED)
            what = f"[{name}]" if isinstance(table, dict) else f"`{name}`, outside any table,"
            raise ProjectError(
                f"{MANIFEST} has {what} which is not known", help=_suggestion(name, known, "the tables are")
            )
        _check_keys(f"[{name}]", table, KEYS[name])


def _check_keys(where: str, table: object, keys: Mapping[str, type]) -> None:
    if not isinstance(table, dict):
        raise ProjectError(f"{where} in {MANIFEST} must be a table", help=f"write `{where}` on a line of its own")
    for key, value in table.items():
        if key not in keys:
            raise ProjectError(f"{where} in {MANIFEST} has no key `{key}`", help=_suggestion(key, keys, "its keys are"))
        expected = keys[key]
        texts = not isinstance(value, list) or all(isinstance(item, str) for item in value)
        if type(value) is not expected or not texts:
            raise ProjectError(f"`{key}` of {where} in {MANIFEST} must be {WORDS[expected]}, not {value!r}")


def _unknown_keys(language: Mapping[str, str]) -> Severity:
    word = language.get("unknown_keys", "error")
    if word not in UNKNOWN_KEYS:
        raise ProjectError(
            f"`unknown_keys` of [language] in {MANIFEST} cannot be `{word}`",
            help=_suggestion(word, UNKNOWN_KEYS, "it is one of"),
        )
    return UNKNOWN_KEYS[word]


def _one_of(table: Mapping[str, str], key: str, where: str, words: tuple[str, ...]) -> str:
    """The word of a key that takes one of these; the first when the key is not there."""
    word = table.get(key, words[0])
    if word not in words:
        raise ProjectError(
            f"`{key}` of {where} in {MANIFEST} cannot be `{word}`", help=_suggestion(word, words, "it is one of")
        )
    return word


def _suggestion(word: str, known: Mapping[str, object] | tuple[str, ...], lead: str) -> str:
    return did_you_mean(word, known) or f"{lead} {', '.join(known)}"


def _paths(tables: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The folders of texts, by whichever of three names; naming them twice is refused."""
    named = {
        f"[{table}] {key}": tuple(tables[table][key])
        for table, key in (("modules", "paths"), ("fileset", "dsl_paths"), ("dsl", "paths"))
        if key in tables.get(table, {})
    }
    if len(set(named.values())) > 1:
        raise ProjectError(
            f"{' and '.join(named)} in {MANIFEST} name different folders", help="keep `[modules] paths` alone"
        )
    return next(iter(named.values()), None)


def _environments(tables: object) -> dict[str, EnvironmentSettings]:
    if not isinstance(tables, dict):
        raise ProjectError(f"`environments` in {MANIFEST} must be tables", help="write `[environments.production]`")
    for name, table in tables.items():
        _check_keys(f"[environments.{name}]", table, ENVIRONMENT_KEYS)
    return {
        name: EnvironmentSettings(url=table.get("database_url"), url_env=table.get("database_url_env"))
        for name, table in tables.items()
    }
