"""What surfaces imply can be done, by the API and on the pages alike."""

from pathlib import Path

import pytest

from build import app, entity, field, surface
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import AccessRule
from dazzle.ir.expression import Call
from dazzle.ir.surface import Mode
from serving import create_tables, serving

PERMITTED = AccessRule(kind="permit", operation="list", condition=Call("authenticated"))


@pytest.mark.parametrize("access", [(), (PERMITTED,)], ids=["no rule", "a permit that names no deletion"])
@pytest.mark.parametrize("mode", [Mode.LIST, Mode.VIEW])
def test_row_can_be_deleted_on_its_page_when_the_api_deletes_it(
    database_url: str, tmp_path: Path, mode: Mode, access: tuple[AccessRule, ...]
) -> None:
    parcel = entity("Parcel", field("number", Str(9)), access=access)
    spec = app(parcel, surfaces=tuple(surface(parcel, each) for each in (mode, Mode.CREATE)))
    create_tables(spec, database_url)
    with serving(spec, database_url, tmp_path) as client:
        key = client.post("/parcels", json={"number": "1"}).json()["id"]
        page = client.get(f"/app/parcel/{key}")
        deletes = mode is Mode.LIST
        assert page.status_code == 200
        assert (f"/app/parcel/{key}/delete" in page.text) is deletes
        assert client.get(f"/app/parcel/{key}/delete").status_code == (200 if deletes else 404)
        assert client.request("DELETE", f"/parcels/{key}").status_code == (200 if deletes else 405)
