"""Any application with any other names: after the revision the rows are there, and everything is named as if anew."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

import strategies
from dazzle.back.migrate import revision, run
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage
from effort import examples
from renamedmodels import Renaming, renamings
from renaming import SERVERS, Project, database, fresh

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
FEW = settings(max_examples=examples(4), deadline=None, derandomize=True, suppress_health_check=QUIET)


@pytest.fixture(scope="module", params=SERVERS)
def server_url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Of one project, so that its scratch databases are used again."""
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


@FEW
@given(renaming=renamings(), data=st.data())
def test_rows_stay_and_names_are_those_of_a_fresh_database(
    server_url: str, folder: Path, renaming: Renaming, data: st.DataObject
) -> None:
    shutil.rmtree(folder / "versions", ignore_errors=True)
    with database(server_url) as url:
        project = Project(folder, server_url, url)
        project.revise(renaming.before)
        project.upgrade()
        tables = {each.name: each.table_name for each in renaming.before.entities if each.storage is Storage.TABLE}
        for entity in renaming.before.entities:
            if entity.name in tables:
                insert(project, entity, tables, data)
        rows, named = contents(project, renaming.before), project.named()
        written = project.revise(renaming.after, *renaming.options)
        assert len(written) == bool(renaming.options)
        project.upgrade()
        assert revision.check(renaming.after, project.history, server_url) == ()
        assert contents(project, renaming.after) == [translated(each, renaming) for each in rows]
        assert project.named()[:2] == fresh(project, renaming.after)[:2]
        if written:
            run.downgrade(project.url, project.history, "-1")
        assert contents(project, renaming.before) == rows
        assert project.named() == named


def insert(project: Project, entity: Entity, tables: Mapping[str, str], data: st.DataObject) -> None:
    """A row, where one of these values can be."""
    cells: dict[str, object] = {}
    for each in entity.fields:
        columns = [column.name for column in each.type.columns(each.name)]
        if not columns or each.automatic:
            continue
        if isinstance(each.type, Ref):
            with psycopg.connect(project.url) as connection:
                target = sql.Identifier(tables[each.type.entity])
                found = connection.execute(sql.SQL("SELECT id FROM {} LIMIT 1").format(target)).fetchone()
            cells[columns[0]] = None if found is None else found[0]
        else:
            value = each.type.from_json(data.draw(strategies.json_values(each.type)))
            cells |= dict(zip(columns, each.type.to_columns(value), strict=True))
    names = sql.SQL(", ").join(map(sql.Identifier, cells))
    places = sql.SQL(", ").join([sql.Placeholder()] * len(cells))
    statement = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(
        sql.Identifier(entity.table_name), names, places
    )
    try:
        with psycopg.connect(project.url) as connection:
            connection.execute(statement, list(cells.values()))
    except (psycopg.errors.IntegrityError, psycopg.DataError):
        return  # a rule of the model's own, or a reference to a row that could not be


def contents(project: Project, spec: AppSpec) -> list[tuple[str, list[bool], list[tuple]]]:
    """Of each entity with a table: its name, which columns are of a `poly_ref`, and its rows as text."""
    found = []
    with psycopg.connect(project.url) as connection:
        for entity in spec.entities:
            if entity.storage is Storage.TABLE:
                columns = [column.name for each in entity.fields for column in each.type.columns(each.name)]
                texts = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name in columns)
                statement = sql.SQL("SELECT {} FROM {} ORDER BY 1").format(texts, sql.Identifier(entity.table_name))
                kinds = [isinstance(each.type, PolyRef) for each in entity.fields for _ in each.type.columns(each.name)]
                found.append((entity.name, kinds, connection.execute(statement).fetchall()))
    return found


def translated(table: tuple[str, list[bool], list[tuple]], renaming: Renaming) -> tuple[str, list[bool], list[tuple]]:
    """What is expected: where a `poly_ref` leads is said by the new name."""
    name, kinds, rows = table
    moved = [
        tuple(
            renaming.entities.get(cell, cell) if kind and cell is not None else cell
            for kind, cell in zip(kinds, row, strict=True)
        )
        for row in rows
    ]
    return renaming.entities.get(name, name), kinds, moved
