"""invoice_ops as it is served: each person sees one company, and what the rules refuse is told as that."""

import json
import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from processes import Commands, Served

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "invoice_ops"


@pytest.fixture
def invoices(commands: Commands) -> Commands:
    """The example with its demo data."""
    shutil.copytree(EXAMPLE, commands.folder / "invoice_ops", ignore=shutil.ignore_patterns(".dazzle", "__pycache__"))
    made = commands.inside("invoice_ops")
    made.dazzle("db", "upgrade")
    made.run("python", "demo.py")
    return made


def asked(served: Served, method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, object]]:
    request = urllib.request.Request(
        served.url + path,
        None if body is None else json.dumps(body).encode(),
        {"Content-Type": "application/json", **headers},
        method=method,
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, {"ETag": answer.headers["ETag"], **json.loads(answer.read() or b"{}")}
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def test_a_clerk_sees_one_company_and_may_do_what_a_clerk_may(invoices: Commands) -> None:
    served = invoices.serve()
    _, companies = asked(served, "GET", "/tenants")
    assert [each["name"] for each in companies["items"]] == ["Harbour Works"]
    company = companies["items"][0]["id"]
    # The owner is held to the policies too.
    assert "0" in invoices.dazzle("db", "psql", "--", "-Atc", "SELECT count(*) FROM supplier").splitlines()

    _, suppliers = asked(served, "GET", "/suppliers?page_size=1")
    path = f"/suppliers/{suppliers['items'][0]['id']}"
    _, supplier = asked(served, "GET", path)
    status, problem = asked(served, "DELETE", path, **{"If-Match": str(supplier["ETag"])})
    assert (status, problem["type"]) == (403, "forbidden")
    assert asked(served, "DELETE", path)[0] == 403
    assert asked(served, "PATCH", f"/tenants/{company}", {"timezone": "UTC"})[0] == 403
    status, made = asked(served, "POST", "/suppliers", {"name": "Kran & Söhne"})
    assert (status, made["tenant_id"]) == (201, company)
    tenant = {"name": "Elsewhere", "tenant_id": "00000000-0000-0000-0000-000000000000"}
    assert asked(served, "POST", "/suppliers", tenant)[0] == 422


def test_a_move_is_refused_to_who_may_only_see_the_row(invoices: Commands) -> None:
    manifest = invoices.folder / "dazzle.toml"
    manifest.write_text(manifest.read_text().replace('persona = "clerk"', 'persona = "admin"'))
    served = invoices.serve()
    _, drafts = asked(served, "GET", "/invoices?status=draft&page_size=1")
    path = f"/invoices/{drafts['items'][0]['id']}"
    status, problem = asked(served, "PATCH", path, {"status": "submitted"})
    assert (status, problem["type"]) == (403, "forbidden")
    assert asked(served, "GET", path)[1]["status"] == "draft"
