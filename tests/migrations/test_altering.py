"""Types that change: there and back, whatever PostgreSQL casts by itself."""

from pathlib import Path

import pytest

from build import app, entity, field
from dazzle.back.migrate import revision, run
from dazzle.back.migrate.history import History
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from terms import SMALL_TABLES


@pytest.mark.parametrize("type_", [Decimal(9, 3), Int(), Bool()], ids=["decimal", "int", "bool"])
def test_a_json_field_becomes_another_and_json_again(
    tmp_path: Path, server: str, database_url: str, type_: FieldType
) -> None:
    def history() -> History:
        return History(tmp_path / "versions", "shop", tmp_path / "framework")

    def change(kind: FieldType) -> None:
        spec = app(entity("Thing", field("size", kind)))
        revision.write(spec, history(), server, "change", terms=SMALL_TABLES)
        assert revision.check(spec, history(), server) == ()
        run.upgrade(database_url, history())

    for kind in (Json(), type_, Json()):
        change(kind)
    run.downgrade(database_url, history(), "base")
