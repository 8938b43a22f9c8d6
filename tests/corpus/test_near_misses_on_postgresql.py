"""What the linker lets through, PostgreSQL takes: the tables of every near miss of the corpus, with its CHECKs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dazzle.back.driver import driver
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate.ddl import creating
from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile

NEAR_MISSES = sorted(path for path in Path(__file__).parent.glob("*/ok_*") if path.suffix != ".out")


@pytest.fixture(scope="module")
def engine(server: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(server.replace("postgresql://", "postgresql+psycopg://"), poolclass=sa.NullPool)
    yield made
    made.dispose()


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_tables_can_be_made_when_the_linker_has_no_objection(case: Path, engine: sa.Engine) -> None:
    files = sorted(case.glob("*.dsl")) if case.is_dir() else [case]
    sources = [SourceFile(file.name, file.read_text()) for file in files]
    metadata = build_metadata(compile_sources(sources).require())
    with engine.connect() as connection:
        for statement in creating(metadata, set(metadata.tables)):
            driver(connection).execute(statement.encode())
        assert set(sa.inspect(connection).get_table_names()) >= set(metadata.tables)
        connection.rollback()
