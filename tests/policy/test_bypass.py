"""Ways around the policies, tried by the role that serves, on connections of its own."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from build import compiled
from dazzle.back.migrate import revision, run
from dazzle.back.migrate.history import History
from dazzle.back.pool import Context
from dazzle.back.roles import Names, serving_rights

ONE, OTHER = UUID(int=1), UUID(int=2)
ANN, BOB = UUID(int=11), UUID(int=12)
LED = UUID(int=21)  # a project, in each tenant
REFUSED = psycopg.errors.InsufficientPrivilege
TEXT = """
    module m
    app shop "Shop"
    tenancy:
      mode: shared_schema
    entity Org "Org":
      archetype: tenant
      id: uuid pk
    entity User "User":
      archetype: user
      id: uuid pk
      dept: str(9)
    entity Project "Project":
      id: uuid pk
      lead: ref User
    entity Task "Task":
      id: uuid pk
      number: int unique
      owner: ref User
      project: ref Project
      scope:
        list: project.lead = current_user or owner = current_user
          as: *
    entity Note "Note":
      id: int pk
      text: str(9)
      owner: ref User
      permit:
        list: role(clerk)
        read: role(clerk)
        create: role(clerk)
      scope:
        list: owner = current_user
          as: *
    """


@pytest.fixture(scope="module", params=["tables that are created", "revisions"])
def shop(request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the role that serves; in each tenant a task of Ann's, one of a project she leads, and one of Bob's."""
    names = Names(database="bypassed", owner="bypassed_owner", app="bypassed_app")
    url = make_conninfo(server, dbname="bypassed")
    with psycopg.connect(server, autocommit=True) as connection:
        for role in (names.owner, names.app):
            connection.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS".encode())
        connection.execute("CREATE DATABASE bypassed OWNER bypassed_owner TEMPLATE template0 STRATEGY file_copy")
        with psycopg.connect(url, autocommit=True) as inside:
            for right in serving_rights(names):
                inside.execute(right.encode())
        make(url, tmp_path_factory.mktemp("shop"), names.owner, by_revision=request.param == "revisions")
        yield make_conninfo(url, user=names.app)
        connection.execute("DROP DATABASE bypassed WITH (FORCE)")
        connection.execute("DROP ROLE bypassed_owner, bypassed_app")


def make(url: str, folder: Path, owner: str, *, by_revision: bool) -> None:
    spec = compiled(TEXT).require()
    history = History(folder / "versions", "shop", folder / "framework")
    if by_revision:
        revision.write(spec, history, url, "begin")
    run.upgrade(make_conninfo(url, user=owner), history.reread(), run.Wish(appspec=spec))
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO org VALUES (%s), (%s)", (ONE, OTHER))
        connection.execute("INSERT INTO user_ (id, dept) VALUES (%s, 'a'), (%s, 'b')", (ANN, BOB))
        for tenant, more in ((ONE, 0), (OTHER, 100)):
            connection.execute("INSERT INTO project VALUES (%s, %s, %s)", (tenant, LED, ANN))
            for number, (person, project) in enumerate(((ANN, None), (BOB, LED), (BOB, None)), start=1):
                connection.execute(
                    "INSERT INTO task (tenant_id, id, number, owner, project) VALUES (%s, %s, %s, %s, %s)",
                    (tenant, UUID(int=number), number + more, person, project),
                )
        connection.execute("INSERT INTO project VALUES (%s, %s, NULL)", (OTHER, UUID(int=29)))
        connection.execute("ANALYZE")


def told(connection: psycopg.Connection, user: object = ANN, tenant: object = ONE, roles: str = "") -> None:
    context = Context(user=str(user), tenant=str(tenant), roles=roles).statement
    connection.execute(context.sql, context.parameters)


@pytest.fixture
def ann(shop: str) -> Iterator[psycopg.Connection]:
    """A transaction for Ann, in the first tenant."""
    with psycopg.connect(shop) as connection:
        told(connection)
        yield connection
        connection.rollback()


def numbers(connection: psycopg.Connection, query: str = "SELECT number FROM task ORDER BY 1") -> list[int]:
    return [number for (number,) in connection.execute(query.encode())]


def test_ann_sees_her_tasks_of_this_tenant(ann: psycopg.Connection) -> None:
    assert numbers(ann) == [1, 2]
    told(ann, BOB)
    assert numbers(ann) == [2, 3]
    told(ann, ANN, OTHER)
    assert numbers(ann) == [101, 102]


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "ALTER TABLE task DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE task NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY tenant_fence ON task",
        "CREATE POLICY mine ON task USING (true)",
        "TRUNCATE task",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OPERATOR public.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)",
        "CREATE VIEW public.mine AS SELECT * FROM task",
        "CREATE TEMPORARY TABLE user_ (id uuid, dept text)",
        "CREATE RULE mine AS ON SELECT TO task DO INSTEAD SELECT 1",
        "CREATE TRIGGER mine BEFORE INSERT ON task EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "ALTER FUNCTION may_read_task SECURITY INVOKER",
        "COPY task FROM STDIN",
        "COPY task TO PROGRAM 'cat'",
        "DO 'BEGIN EXECUTE ''SET ROLE postgres''; END'",
        "SET session_replication_role = replica",
        "SELECT * FROM pg_statistic",
        "SELECT setval('note_id_seq', 1)",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_it_is_refused(ann: psycopg.Connection, statement: str) -> None:
    with pytest.raises((REFUSED, psycopg.errors.FeatureNotSupported)):
        ann.execute(statement.encode())


def test_row_security_cannot_be_turned_off(ann: psycopg.Connection) -> None:
    ann.execute("SET LOCAL row_security = off")
    with pytest.raises(REFUSED, match="row-level security"):
        ann.execute("SELECT FROM task")


def test_copy_gives_what_a_select_gives(ann: psycopg.Connection) -> None:
    with ann.cursor().copy("COPY task (number) TO STDOUT") as copy:
        assert sorted(int(row[0]) for row in copy.rows()) == [1, 2]


def test_statistics_tell_nothing_of_what_is_in_the_table(ann: psycopg.Connection) -> None:
    assert numbers(ann, "SELECT 1 FROM pg_stats WHERE tablename = 'task'") == []


def test_a_row_of_another_tenant_cannot_be_referred_to_or_made(ann: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation), ann.transaction():
        ann.execute("UPDATE task SET project = %s WHERE number = 1", (UUID(int=29),))
    with pytest.raises(REFUSED), ann.transaction():
        ann.execute("INSERT INTO task (tenant_id, number, owner) VALUES (%s, 7, %s)", (OTHER, ANN))
    with pytest.raises(REFUSED), ann.transaction():
        ann.execute("UPDATE task SET tenant_id = %s WHERE number = 1", (OTHER,))


def test_a_key_or_a_unique_value_of_another_tenant_is_free(ann: psycopg.Connection) -> None:
    ann.execute("INSERT INTO task (number, owner) VALUES (101, %s)", (ANN,))
    assert numbers(ann) == [1, 2, 101]
    ann.execute("DELETE FROM task WHERE number = 1")
    ann.execute("INSERT INTO task (id, number, owner) VALUES (%s, 1, %s)", (UUID(int=1), ANN))


def test_a_value_that_is_taken_in_this_tenant_is_told_without_the_row(ann: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation) as caught:
        ann.execute("INSERT INTO task (number, owner) VALUES (3, %s)", (ANN,))
    assert caught.value.diag.message_detail is None


def test_on_conflict_changes_no_row_that_is_not_seen(ann: psycopg.Connection) -> None:
    insert = "INSERT INTO task (number, owner) VALUES (%s, %s) ON CONFLICT (tenant_id, number) DO"
    with pytest.raises(REFUSED), ann.transaction():
        ann.execute(f"{insert} UPDATE SET owner = excluded.owner".encode(), (3, ANN))
    assert ann.execute(f"{insert} NOTHING RETURNING number".encode(), (3, ANN)).fetchall() == []

    assert numbers(ann) == [1, 2]


def test_returning_gives_no_row_that_is_not_seen(ann: psycopg.Connection) -> None:
    with pytest.raises(REFUSED), ann.transaction():
        ann.execute("INSERT INTO task (number, owner) VALUES (8, %s) RETURNING number", (BOB,))
    ann.execute("INSERT INTO task (number, owner) VALUES (8, %s)", (BOB,))
    assert numbers(ann) == [1, 2]
    assert numbers(ann, "DELETE FROM task RETURNING number") == [1, 2]


def test_a_statement_that_reads_nothing_changes_what_is_seen(ann: psycopg.Connection) -> None:
    assert ann.execute("UPDATE task SET number = NULL").rowcount == 2
    assert ann.execute("DELETE FROM task").rowcount == 2
    told(ann, BOB)
    assert numbers(ann) == [3]


def test_nobody_is_told_when_a_transaction_is_over(shop: str) -> None:
    """A connection of the pool goes to the next who asks."""
    with psycopg.connect(shop) as connection:
        told(connection)
        assert numbers(connection) == [1, 2]
        connection.commit()
        assert connection.execute("SELECT current_setting('dazzle.tenant_id', true)").fetchone() == ("",)
        assert numbers(connection) == []
        connection.rollback()
        assert connection.execute("SELECT current_setting('dazzle.user', true)").fetchone() == ("",)
        told(connection, tenant="")
        assert numbers(connection) == []


def test_what_is_no_key_fails_and_shows_nothing(ann: psycopg.Connection) -> None:
    told(ann, tenant="1' OR true")
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        ann.execute("SELECT FROM task")


def test_a_role_is_not_a_part_of_another(shop: str) -> None:
    with psycopg.connect(shop) as connection:
        insert = "INSERT INTO note (owner) VALUES (%s)"
        for roles in ("", "clerks", "a clerk", "Clerk", "clerk ,x", "%"):
            told(connection, roles=roles)
            with pytest.raises(REFUSED), connection.transaction():
                connection.execute(insert, (ANN,))
        told(connection, roles="other,clerk")
        connection.execute(insert, (ANN,))
        connection.rollback()


def test_functions_that_are_called_by_hand_look_into_no_other_tenant(ann: psycopg.Connection) -> None:
    """Another tenant has rows of the same keys."""
    told(ann, tenant=UUID(int=3))
    found = ann.execute(
        "SELECT oid::regprocedure::text, proname FROM pg_proc WHERE prosecdef AND proname <> 'current_user_dept'"
    ).fetchall()
    assert found
    for signature, name in found:
        count = 0 if signature.endswith("()") else signature.count(",") + 1
        call = sql.SQL("SELECT {}({})").format(sql.Identifier(name), sql.SQL(", ").join([sql.Placeholder()] * count))
        assert ann.execute(call, [LED] * count).fetchall() in ([], [(None,)], [(False,)])
