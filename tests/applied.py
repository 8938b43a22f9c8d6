"""A project whose revisions are written on one server, and applied to databases on several, by one who owns them."""

import re
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

import rows
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue, revision, run
from dazzle.back.migrate.catalogue import Extension, Row
from dazzle.back.migrate.ddl import creating, extensions_of
from dazzle.back.migrate.hints import NONE
from dazzle.back.migrate.history import History
from dazzle.back.migrate.terms import Terms
from dazzle.diagnostics.errors import MigrationError, RevisionRefused, RevisionUndecided
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Field, Storage
from dumps import dumped
from terms import SMALL_TABLES

DATABASE, OWNER = "edited", "edits_owner"
BOOKKEEPING = "^(_dazzle|alembic)_"
KEPT_TABLES = ("alembic_version", "_dazzle_step", "_dazzle_revision")
EMPTY = re.compile(r'(?P<asks>(?:^    # .*\n)+)    "(?P<name>(?:fill|move) .+)": "",$', re.MULTILINE)
ASKED = re.compile(r"UPDATE (?P<table>\S+) SET (?P<changes>.+? = \.\.\.) WHERE (?P<where>.*)")
# What PostgreSQL says of rows that a new rule does not hold for: nobody but a person can mend those.
UNFIT = re.compile(
    r"violate|could not create unique index|contains null values|out of range|overflow|too long|invalid input|"
    r"conflicts with|range lower bound|could not create exclusion|cannot be cast|malformed"
)


@dataclass
class Database:
    """One on one server, whose tables belong to somebody who is not above row security."""

    server: str

    @property
    def url(self) -> str:
        return make_conninfo(self.server, dbname=DATABASE)

    @property
    def owner_url(self) -> str:
        options = conninfo_to_dict(self.server).get("options", "")
        return make_conninfo(self.url, options=f"{options} -c role={OWNER}".strip())

    def clear(self) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (OWNER,)).rowcount:
                connection.execute(f"CREATE ROLE {OWNER} NOSUPERUSER".encode())
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)".encode())
            made = f"CREATE DATABASE {DATABASE} TEMPLATE template0 STRATEGY file_copy OWNER {OWNER}"
            connection.execute(made.encode())

    def drop(self) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)".encode())

    def schema(self) -> frozenset[Row]:
        with psycopg.connect(self.url) as connection:
            return frozenset(row for row in catalogue.read(connection) if not isinstance(row, Extension))

    def fresh(self, spec: AppSpec) -> frozenset[Row]:
        """What the schema would be, had the application always been so; nothing is left of it."""
        with psycopg.connect(self.owner_url) as connection:
            connection.execute("CREATE SCHEMA fresh")
            catalogue.pin(connection, "fresh")
            metadata = build_metadata(spec)
            connection.execute(";\n".join(creating(metadata, set(metadata.tables))).encode())
            found = frozenset(r for r in catalogue.read(connection, "fresh") if not isinstance(r, Extension))
            connection.rollback()
        return found

    def contents(self) -> rows.Contents:
        with psycopg.connect(self.url) as connection:
            return rows.contents(connection)

    def state(self) -> object:
        """Everything that an upgrade that is refused leaves as it is."""
        with psycopg.connect(self.url) as connection:
            written = [
                connection.execute(f"SELECT * FROM {name} ORDER BY 1".encode()).fetchall() for name in KEPT_TABLES
            ]
        return self.schema(), self.contents(), written

    def emptied(self) -> None:
        with psycopg.connect(self.url) as connection:
            for table in rows.tables(connection):
                connection.execute(f'TRUNCATE "{table}" CASCADE'.encode())

    def dumps(self, spec: AppSpec, binaries: Path) -> tuple[list[str], list[str]]:
        """What pg_dump says of the schema, and of one that was always so. The database is of no use afterwards."""
        metadata = build_metadata(spec)
        with psycopg.connect(self.url) as connection:
            kept = connection.execute(
                "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relname ~ %s", (BOOKKEEPING,)
            )
            for (table,) in kept.fetchall():
                connection.execute(f"DROP TABLE {table}".encode())
            connection.execute("ALTER SCHEMA public RENAME TO revised; CREATE SCHEMA public")
            connection.execute(f"CREATE SCHEMA created AUTHORIZATION {OWNER}".encode())
            for name in extensions_of(metadata):
                connection.execute(f"ALTER EXTENSION {name} SET SCHEMA public".encode())
            connection.execute(f"SET ROLE {OWNER}".encode())
            catalogue.pin(connection, "created")
            connection.execute(";\n".join(creating(metadata, set(metadata.tables))).encode())
        schemas = ("revised", "created")
        if not metadata.tables:
            return [], []
        found = dumped(binaries, self.url, schemas)
        return found[schemas[0]], found[schemas[1]]


@dataclass
class Written:
    """The files; or why there are none. `refused` is what nobody had answered for before."""

    paths: tuple[Path, ...] = ()
    refused: str = ""
    refused_for_good: str = ""
    asks_first: bool = False


@dataclass
class Project:
    """Files in a folder that is used again, so that its scratch databases are too."""

    folder: Path
    server: str
    min_version: int = 15

    def __post_init__(self) -> None:
        shutil.rmtree(self.folder / "versions", ignore_errors=True)

    @property
    def history(self) -> History:
        return History(self.folder / "versions", "shop", self.folder / "framework")

    def files(self) -> dict[str, str]:
        return {path.name: path.read_text() for path in (self.folder / "versions").glob("*.py")}

    def revise(self, spec: AppSpec) -> Written:
        """What goes, goes. What needs an answer is refused first, and leaves no file; then all tables are small."""
        terms, hints, refused = Terms(min_version=self.min_version), NONE, ""
        for _ in range(9):
            before = self.files()
            try:
                paths = revision.write(spec, self.history, self.server, "change", terms=terms, hints=hints)
                return Written(paths, refused, asks_first=any(EMPTY.search(path.read_text()) for path in paths))
            except RevisionUndecided as open_:
                for question in open_.questions:
                    hints = hints.and_also(question.dropped)
            except RevisionRefused as error:
                if terms.look_up is SMALL_TABLES.look_up:
                    return Written((), refused, error.message)
                refused = error.message
                terms = replace(SMALL_TABLES, min_version=self.min_version)
            assert self.files() == before
        raise AssertionError(hints)

    def answer(self, written: Written, spec: AppSpec, database: Database) -> set[tuple[str, str]]:
        """Write a right statement wherever one is asked for; the columns that they change."""
        changed: set[tuple[str, str]] = set()
        with psycopg.connect(database.url) as connection:
            there = database.contents()
            for path in written.paths:
                text = path.read_text()
                for found in EMPTY.finditer(text):
                    asks = " ".join(line.removeprefix("    # ") for line in found["asks"].splitlines())
                    said = [ASKED.fullmatch(each) for each in asks.split("; ")]
                    columns = [_Asked(spec, each, there) for each in said if each is not None]
                    assert len(columns) == len(said), asks
                    changed |= {(each.table, column) for each in columns for column in each.columns}
                    statement = "; ".join(each.statement(connection) for each in columns)
                    text = text.replace(f'"{found["name"]}": ""', f'"{found["name"]}": {statement!r}')
                path.write_text(text)
        return changed


class _Asked:
    """The columns of a field, of which rows need other values."""

    def __init__(self, spec: AppSpec, asked: re.Match[str], there: rows.Contents) -> None:
        self.asked, self.spec, self.there = asked, spec, there
        self.named = [each.removesuffix(" = ...") for each in asked["changes"].split(", ")]
        self.table, *self.columns = (each.strip('"').replace('""', '"') for each in (asked["table"], *self.named))

    def statement(self, connection: psycopg.Connection) -> str:
        found = self.there.get(self.table) or {}
        if not found:
            return "SELECT"
        entity = next(e for e in self.spec.entities if e.storage is Storage.TABLE and e.table_name == self.table)
        field = next(f for f in entity.fields if self.columns[0] in {c.name for c in f.type.columns(f.name)})
        described = [(at, c) for at, c in enumerate(field.type.columns(field.name)) if c.name in self.columns]
        assert [column.name for _, column in described] == self.columns
        _, key = rows.tables(connection)[self.table]
        values = []
        for number, (id_, row) in enumerate(found.items(), start=50):
            cells = [f"{self._value(connection, field, at, number, row)}::{column.type}" for at, column in described]
            values.append(f"({_text(connection, ','.join(id_))}, {', '.join(cells)})")
        table = self.asked["table"]
        named = ", ".join(f'{table}."{name}"::text' for name in key)
        new = [f"v{at}__" for at, _ in described]
        changes = ", ".join(f"{column} = v.{value}" for column, value in zip(self.named, new, strict=True))
        return (
            f"UPDATE {table} SET {changes} FROM (VALUES {', '.join(values)}) AS v (k__, {', '.join(new)})"
            f" WHERE concat_ws(',', {named}) = v.k__ AND ({self.asked['where']})"
        )

    def _value(
        self,
        connection: psycopg.Connection,
        field: Field,
        at: int,
        number: int,
        row: Mapping[str, tuple[str, str | None]],
    ) -> str:
        if isinstance(field.type, Ref):
            target = next(e for e in self.spec.entities if e.name == field.type.entity)
            tenant = row.get("tenant_id", ("", None))[1]
            for other in (self.there.get(target.table_name) or {}).values():
                if tenant is None or other.get("tenant_id", ("", tenant))[1] == tenant:
                    return _text(connection, other[target.primary_key[-1]][1])
            return "NULL"
        return _text(connection, rows.cells(field.type, number, Random(number))[at])


def _text(connection: psycopg.Connection, value: object) -> str:
    return sql.Literal(value).as_string(connection)


def upgraded(database: Database, project: Project, *, expanding: bool = False) -> bool:
    """Whether the rows fit the first time; where they do not, somebody takes them away, and it goes on."""
    wish = run.Wish(expanding=expanding)
    try:
        run.upgrade(database.owner_url, project.history, wish)
    except MigrationError as error:
        if not UNFIT.search(error.message):
            raise
        database.emptied()
        run.upgrade(database.owner_url, project.history, wish)
        return False
    return True


def refuses(database: Database, project: Project) -> None:
    """While a statement is empty, nothing happens."""
    before = database.state()
    with pytest.raises(MigrationError, match=r"fill|move"):
        run.upgrade(database.owner_url, project.history)
    assert database.state() == before


def kept(before: rows.Contents, after: rows.Contents, changed: Collection[tuple[str, str]] = ()) -> None:
    """Every row of the tables that are in both is there, with its values in all columns that are as they were."""
    for table in before.keys() & after.keys():
        assert before[table].keys() == after[table].keys()
        for key, row in before[table].items():
            now = after[table][key]
            for name in row.keys() & now.keys():
                if (table, name) not in changed and row[name][0] == now[name][0]:
                    assert now[name][1] == row[name][1], (table, name)
