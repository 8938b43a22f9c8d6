"""Who is served: persona, tenant and user of the settings, else the first of each."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from asgi import Client
from build import app, entity, field, surface
from dazzle.diagnostics.errors import ServeError
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str
from dazzle.ir.persona import Persona
from dazzle.ir.surface import Mode
from dazzle.web.artefact import ServeSettings
from dazzle.web.identity import Identity, resolve
from serving import create_tables, serving

COMPANY = entity("Company", field("name", Str(80), required=True, unique=True), archetype="tenant")
USER = entity("User", field("company", Ref("Company")), field("email", Str(80), unique=True))
SPEC = app(
    COMPANY,
    USER,
    personas=(
        Persona(name="clerk", title="Clerk", role="bookkeeper"),
        Persona(name="auditor", title="Auditor", role="auditor"),
    ),
    surfaces=(surface(COMPANY, Mode.LIST), surface(COMPANY, Mode.CREATE)),
)
FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture
def people(database_url: str) -> str:
    create_tables(SPEC, database_url)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("INSERT INTO company (id, name) VALUES (%s, 'Quay'), (%s, 'Pier')", (FIRST, SECOND))
        connection.execute(
            "INSERT INTO user_ (id, company, email) VALUES (%s, %s, 'p@x.example'), (%s, %s, 'q@x.example')",
            (FIRST, SECOND, SECOND, FIRST),
        )
    return database_url


def resolved(url: str, **wanted: str) -> Identity:
    return resolve(SPEC, ServeSettings(**wanted), url)


def test_first_of_each_is_served_when_nothing_is_wanted(people: str) -> None:
    found = resolved(people)
    assert (found.persona, found.roles) == ("clerk", ("bookkeeper",))
    assert (found.tenant, found.tenant_name) == (str(FIRST), "Quay")
    assert (found.user, found.user_name) == (str(SECOND), "q@x.example")
    assert found.describe() == "clerk, q@x.example of Quay"


@pytest.mark.parametrize("tenant", ["Pier", str(SECOND)])
def test_row_is_served_when_it_is_named_by_key_or_by_what_is_unique(people: str, tenant: str) -> None:
    found = resolved(people, persona="auditor", tenant=tenant, user="p@x.example")
    assert (found.persona, found.tenant_name, found.user) == ("auditor", "Pier", str(FIRST))


@pytest.mark.parametrize(
    "wanted", [{"persona": "nobody"}, {"tenant": "Nowhere"}, {"user": "n@x.example"}, {"user": "p@x.example"}]
)
def test_name_is_refused_when_there_is_no_such_row(people: str, wanted: dict[str, str]) -> None:
    ((setting, value),) = wanted.items()
    with pytest.raises(ServeError, match=f"serve. {setting}` is `{value}`"):
        resolved(people, **wanted)


def test_nobody_is_served_when_there_are_no_rows_yet(database_url: str) -> None:
    create_tables(SPEC, database_url)
    found = resolved(database_url, tenant="Quay", user="q@x.example")
    assert (found.tenant, found.user) == (None, None)
    assert resolve(app(entity("Plain")), ServeSettings(), database_url).describe() == "nobody in particular"


@pytest.fixture
def watched(people: str, tmp_path: Path) -> Iterator[Client]:
    """An application on a database that notes as whom each company is written."""
    with psycopg.connect(people, autocommit=True) as connection:
        connection.execute("CREATE TABLE witness (who text)")
        connection.execute(
            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " INSERT INTO witness VALUES (concat_ws(' ', current_setting('dazzle.user'),"
            " current_setting('dazzle.tenant_id'), current_setting('dazzle.roles'))); RETURN NEW; END $$"
        )
        connection.execute("CREATE TRIGGER note AFTER INSERT ON company FOR EACH ROW EXECUTE FUNCTION note()")
    with serving(SPEC, people, tmp_path) as client:
        yield client


def test_transaction_knows_who_asks_when_a_row_is_written(watched: Client, people: str) -> None:
    assert watched.post("/companies", json={"name": "Dock"}).status_code == 201
    with psycopg.connect(people) as connection:
        assert connection.execute("SELECT who FROM witness").fetchall() == [(f"{SECOND} {FIRST} bookkeeper",)]
