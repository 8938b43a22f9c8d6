"""Row security, functions, exclusions, generated columns and comments of a MetaData: in revisions, there and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from psycopg.conninfo import make_conninfo
from sqlalchemy.dialects.postgresql import TSVECTOR, ExcludeConstraint

from dazzle.back.driver import driver
from dazzle.back.metadata import sql_text
from dazzle.back.migrate import catalogue, script
from dazzle.back.migrate.ddl import creating
from dazzle.back.migrate.diff import Scope, plan
from dazzle.back.migrate.draft import Place
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.replay import replay
from dazzle.back.migrate.step import Phase
from dazzle.back.rowsecurity import Function, Policy, RowSecurity
from dazzle.ir.entity import Owner
from effort import examples

SERVERS = ("server", "server_15_url")
PLACE = Place(folder=Path(), parent=None, labels=(), stamp=datetime(2026, 1, 1, tzinfo=UTC))
TENANT = "NULLIF(current_setting('dazzle.tenant_id', true), '')::bigint"
MAY_SEE = Function(
    name="invoice_seen",
    arguments=(("tenant", "bigint"), ("key", "bigint")),
    returns="boolean",
    body="EXISTS (SELECT 1 FROM invoice i WHERE i.tenant_id = tenant AND i.id = key AND i.state <> 'a:b 100%')",
)
FENCE = Policy(name="fence", command="ALL", permissive=False, using=f"tenant_id = {TENANT}")
READ = Policy(name="read", command="SELECT", using="invoice_seen(tenant_id, id)")
WRITE = Policy(name="write", command="INSERT", check="state = 'draft'")
FREE = RowSecurity(policies=())


@pytest.fixture(scope="module", params=SERVERS)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without a table, of an owner who is no superuser; whoever uses it rolls back."""
    server = request.getfixturevalue(request.param)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE ROLE secured_owner")
        connection.execute("CREATE DATABASE secured OWNER secured_owner TEMPLATE template0 STRATEGY file_copy")
        yield make_conninfo(server, dbname="secured")
        connection.execute("DROP DATABASE secured WITH (FORCE)")
        connection.execute("DROP ROLE secured_owner")


@contextmanager
def as_owner(url: str) -> Iterator[sa.Connection]:
    """A transaction of the owner's, rolled back."""
    with connected(url) as connection, connection.begin() as transaction:
        catalogue.pin(driver(connection))
        driver(connection).execute("SET LOCAL ROLE secured_owner")
        yield connection
        transaction.rollback()


def fill(connection: sa.Connection) -> None:
    """A row in each table, one with the other, whatever policies say."""
    driver(connection).execute("RESET ROLE")
    for table, columns in (("invoice", "tenant_id, id"), ("line", "tenant_id, id, invoice")):
        if sa.inspect(connection).has_table(table):
            driver(connection).execute(f"TRUNCATE {table} CASCADE".encode())
            driver(connection).execute(
                f"INSERT INTO {table} ({columns}) VALUES ({columns.count(',') * '1, '}1)".encode()
            )
    driver(connection).execute("SET LOCAL ROLE secured_owner")


def described(
    *,
    security: RowSecurity | None = None,
    functions: tuple[Function, ...] = (),
    state: sa.types.TypeEngine[str] | None = None,
    search: str = "",
    ranges: bool = False,
    unique: str = "",
    comment: str | None = None,
    columns: tuple[str, ...] = (),
    lines: bool = True,
    key: sa.types.TypeEngine[int] | None = None,
) -> sa.MetaData:
    metadata = sa.MetaData(info={"functions": functions, "extensions": ("btree_gist",) if ranges else ()})
    generated = [sa.Column("search", TSVECTOR(), sa.Computed(sql_text(search), persisted=True))] if search else []
    invoice = sa.Table(
        "invoice",
        metadata,
        sa.Column("tenant_id", sa.BigInteger(), nullable=False, comment=comment),
        sa.Column("id", key or sa.BigInteger(), nullable=False),
        sa.Column("state", state or sa.String(20), nullable=False, server_default=sql_text("'draft'")),
        sa.Column("kind", sa.Text(), sa.Computed(sql_text("'invoice:1'::text"), persisted=True), comment=comment),
        sa.Column("opens", sa.DateTime(timezone=True)),
        sa.Column("closes", sa.DateTime(timezone=True)),
        *generated,
        *(sa.Column(name, sa.Text(), comment=comment) for name in columns),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_invoice"),
        sa.UniqueConstraint("tenant_id", "id", "kind", name="uq_invoice_kind"),
        comment=comment,
        info={"owner": Owner.PROJECT, "entity": "Invoice", "was": None, "row_security": security},
    )
    if ranges:
        invoice.append_constraint(
            ExcludeConstraint(
                (sa.column("id"), "="),
                (sql_text("tstzrange(opens, closes)"), "&&"),
                name="ex_invoice",
                using="gist",
                where=sql_text("state <> 'void:'"),
            )
        )
    if unique:
        index = sa.Index(
            "uq_invoice_state",
            invoice.c.tenant_id,
            invoice.c.state.desc(),
            unique=True,
            postgresql_where=sql_text(unique),
            postgresql_nulls_not_distinct=True,
        )
        index.info["parts"] = (("tenant_id", False), ("state", True))
    if search:
        sa.Index("ix_search", invoice.c.search, postgresql_using="gin").info["parts"] = (("search", False),)
    if lines:
        sa.Table(
            "line",
            metadata,
            sa.Column("tenant_id", sa.BigInteger(), nullable=False),
            sa.Column("id", key or sa.BigInteger(), nullable=False),
            sa.Column("invoice", key or sa.BigInteger()),
            sa.Column("kind", sa.Text(), sa.Computed(sql_text("'invoice:1'::text"), persisted=True)),
            sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_line"),
            sa.ForeignKeyConstraint(
                ["tenant_id", "invoice"],
                ["invoice.tenant_id", "invoice.id"],
                name="fk_line_invoice",
                ondelete="SET NULL (invoice)",
            ),
            sa.ForeignKeyConstraint(
                ["tenant_id", "id", "kind"],
                ["invoice.tenant_id", "invoice.id", "invoice.kind"],
                name="fk_line_kind",
                ondelete="CASCADE",
            ),
            info={"owner": Owner.PROJECT, "entity": "Line", "was": None, "row_security": security and FREE},
        )
    for table in metadata.tables.values():
        for column in table.columns:
            column.info |= {"field": column.name, "was": None}
    return metadata


def files(connection: sa.Connection, scope: Scope) -> list[str]:
    """The revisions that lead there, oldest first; they are not run."""
    steps = plan(connection, scope, scope.wanted(connection)).steps
    phases = ([step for step in steps if step.phase is phase] for phase in (Phase.EXPAND, Phase.CONTRACT))
    return [PLACE.draft("change", steps[0].phase, steps).text for steps in phases if steps]


def led_to(connection: sa.Connection, metadata: sa.MetaData) -> list[str]:
    """Run the revisions that lead to the MetaData, and back, and again: each time there is what there should be."""
    scope = Scope(metadata, Owner.PROJECT)
    before, wanted = scope.made(connection), scope.wanted(connection)
    texts = files(connection, scope)
    for function, goal in (("upgrade", wanted), ("downgrade", before), ("upgrade", wanted)):
        for text in texts if function == "upgrade" else reversed(texts):
            replay(connection, text, function)
        assert tuple(catalogue.differences(scope.made(connection), goal)) == ()
    assert plan(connection, scope, wanted).steps == ()
    return texts


SECURED = RowSecurity(policies=(FENCE, READ, WRITE))
WHOLE = described(
    security=SECURED,
    functions=(MAY_SEE,),
    search="to_tsvector('english', coalesce(state, ''))",
    ranges=True,
    unique="state <> 'void'",
    comment="What is owed: 100%, it's :said",
    columns=("note",),
)
CHANGES = {
    "nothing at all": (WHOLE, WHOLE),
    "everything": (described(lines=False), WHOLE),
    "away": (WHOLE, described()),
    "a table with policies": (WHOLE, described(security=FREE, lines=False)),
    "the type of a column that all read": (
        WHOLE,
        described(
            security=SECURED,
            functions=(MAY_SEE,),
            state=sa.Text(),
            search="to_tsvector('english', coalesce(state, ''))",
            ranges=True,
            unique="state <> 'void'",
        ),
    ),
    "a longer type, with all else as it was": (
        described(
            security=RowSecurity(policies=(FENCE, READ, WRITE)),
            functions=(MAY_SEE,),
            search="to_tsvector('english', state)",
        ),
        described(
            security=RowSecurity(policies=(FENCE, READ, WRITE)),
            functions=(MAY_SEE,),
            search="to_tsvector('english', state)",
            state=sa.String(99),
        ),
    ),
    "a generated column that goes while what it reads changes": (
        described(search="to_tsvector('english', state)"),
        described(state=sa.String(99)),
    ),
    "an expression": (
        described(search="to_tsvector('english', state)"),
        described(search="to_tsvector('simple', state)"),
    ),
    "a function": (
        described(security=SECURED, functions=(MAY_SEE,)),
        described(
            security=SECURED,
            functions=(
                Function(name="helps", arguments=(("key", "bigint"),), returns="boolean", body="key > 0"),
                Function(
                    name="invoice_seen",
                    arguments=(("tenant", "bigint"), ("key", "bigint")),
                    returns="boolean",
                    body="helps(key) AND tenant > 0",
                ),
            ),
        ),
    ),
    "a function's arguments": (
        described(security=SECURED, functions=(MAY_SEE,)),
        described(
            security=SECURED,
            functions=(
                Function(
                    name="invoice_seen",
                    arguments=(("tenant", "numeric"), ("key", "numeric")),
                    returns="boolean",
                    body="tenant > key",
                ),
            ),
        ),
    ),
    "the type of a key, where row security is forced": (
        described(security=RowSecurity(policies=(FENCE,)), key=sa.Integer()),
        described(security=RowSecurity(policies=(FENCE,))),
    ),
    "a table that goes, with all that is forced": (
        described(security=SECURED, functions=(MAY_SEE,)),
        described(security=SECURED, functions=(MAY_SEE,), lines=False),
    ),
    "a table that comes, with all that is forced": (
        described(security=SECURED, functions=(MAY_SEE,), lines=False),
        described(security=SECURED, functions=(MAY_SEE,)),
    ),
    "a policy's name": (
        described(security=RowSecurity(policies=(FENCE,))),
        described(
            security=RowSecurity(policies=(Policy(name="wall", command="ALL", permissive=False, using=FENCE.using),))
        ),
    ),
    "comments": (described(comment="One"), described(comment="Two's :so 100%", columns=("note",))),
    "security of tables that are there": (described(), described(security=SECURED, functions=(MAY_SEE,))),
    "a key": (described(), described(unique="state <> 'x'", ranges=True)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_there_and_back(url: str, change: tuple[sa.MetaData, sa.MetaData]) -> None:
    with as_owner(url) as connection:
        for metadata in change:
            led_to(connection, metadata)
            fill(connection)


TYPES = st.sampled_from([sa.String(20), sa.String(40), sa.Text()])
POLICIES = st.lists(
    st.sampled_from(
        [
            FENCE,
            READ,
            WRITE,
            Policy(name="read", command="SELECT", using="state <> 'void'"),
            Policy(name="change", command="UPDATE", using="id > 0", check="invoice_seen(tenant_id, id) AND kind <> ''"),
        ]
    ),
    unique_by=lambda policy: policy.name,
).map(lambda policies: RowSecurity(policies=tuple(policies)))
FUNCTIONS = st.sampled_from(
    [
        (MAY_SEE,),
        (
            Function(name="is_open", arguments=(("state", "text"),), returns="boolean", body="state = 'open:'"),
            Function(
                name="invoice_seen",
                arguments=(("tenant", "bigint"), ("key", "bigint")),
                returns="boolean",
                body="EXISTS (SELECT FROM invoice i WHERE i.id = key AND is_open(i.state) AND i.kind > i.state)",
            ),
        ),
    ]
)
METADATA = st.builds(
    described,
    security=st.none() | POLICIES,
    functions=FUNCTIONS,
    state=TYPES,
    search=st.sampled_from(["", "to_tsvector('english', state)", "to_tsvector('simple', coalesce(state, ''))"]),
    ranges=st.booleans(),
    unique=st.sampled_from(["", "state <> 'void:'", "kind IS NULL"]),
    comment=st.none() | st.sampled_from(["One's :own 100%", "Two"]),
    columns=st.lists(st.sampled_from(["note", "memo"]), unique=True).map(tuple),
    lines=st.booleans(),
)


def revisable(before: sa.MetaData, after: sa.MetaData) -> bool:
    """Whether no column goes beside one that comes, for that may be a rename."""
    old, new = ({"note", "memo"}.intersection(each.tables["invoice"].columns.keys()) for each in (before, after))
    return old <= new or new <= old


@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(before=METADATA, after=METADATA)
def test_revisions_lead_from_any_to_any_and_back_and_make_what_create_all_makes(
    url: str, before: sa.MetaData, after: sa.MetaData
) -> None:
    assume(revisable(before, after))
    with as_owner(url) as connection:
        for metadata in (before, after):
            led_to(connection, metadata)
            fill(connection)
        made = set(Scope(after, Owner.PROJECT).made(connection))
    with as_owner(url) as connection:
        for statement in creating(after, set(after.tables)):
            driver(connection).execute(statement.encode())
        extension = {row for row in made if isinstance(row, catalogue.Extension)}
        assert set(Scope(after, Owner.PROJECT).made(connection)) | extension == made
        rows = catalogue.read(driver(connection))
    for text in (script.of_metadata(after, set(after.tables)), script.of_rows(rows)):
        with as_owner(url) as connection:
            driver(connection).execute(text.encode())
            assert set(catalogue.read(driver(connection))) | set(rows) == set(rows)
