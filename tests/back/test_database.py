from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from clusters import QUICK
from dazzle.back.database import Database, DatabaseSettings, choose, connect, opened, scratch_server
from dazzle.back.embedded import Cluster
from dazzle.back.roles import Names
from dazzle.diagnostics.errors import DatabaseRefused, DatabaseUnreachable


@pytest.fixture
def settings(tmp_path):
    """Of a project whose embedded cluster is quick, and stopped afterwards."""
    cluster = Cluster(tmp_path, options=QUICK)
    with cluster:
        yield DatabaseSettings(label="shop", root=tmp_path)
    cluster.stop(force=True)


def ask(url: str, question: str) -> object:
    with connect(url) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def test_embedded_database_has_an_owner_and_a_role_that_serves(settings):
    with opened(choose(settings, environ={})) as database:
        assert database.user == "shop_owner"
        for url in (database.url, database.app_url):
            assert ask(url, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") is False
        assert ask(database.url, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'shop'") == (
            "shop_owner"
        )


def test_serving_role_uses_what_the_owner_makes_and_makes_nothing(settings):
    with opened(choose(settings, environ={})) as database:
        with connect(database.url) as owner:
            owner.execute("CREATE TABLE thing (id integer GENERATED ALWAYS AS IDENTITY, name text)")
            owner.execute("CREATE SCHEMA more CREATE TABLE more.thing (id serial, name text)")
        with connect(database.app_url) as app:
            for table in ("thing", "more.thing"):
                app.execute(f"INSERT INTO {table} (name) VALUES ('first')")
                app.execute(f"UPDATE {table} SET name = 'second'")
                app.execute(f"DELETE FROM {table}")
        for statement in ("CREATE TABLE other ()", "DROP TABLE thing", "TRUNCATE thing", "CREATE SCHEMA other"):
            with connect(database.app_url) as app, pytest.raises(InsufficientPrivilege):
                app.execute(statement)


def test_roles_of_one_application_cannot_enter_the_database_of_another(settings, tmp_path):
    other = DatabaseSettings(label="bakery", root=tmp_path)
    with (
        opened(choose(settings, environ={})) as shop,
        opened(choose(other, environ={})),
        pytest.raises(DatabaseRefused, match="`shop_app`"),
    ):
        connect(shop.app_url.replace("/shop?", "/bakery?"))


def test_opening_again_changes_nothing_and_keeps_rows(settings):
    with opened(choose(settings, environ={})) as first, connect(first.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    with opened(choose(settings, environ={})) as again:
        assert ask(again.app_url, "SELECT seven FROM kept") == 7


def test_what_a_killed_process_left_half_made_is_completed(settings, tmp_path):
    with Cluster(tmp_path) as cluster, psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("CREATE ROLE shop_owner SUPERUSER")
        connection.execute("CREATE DATABASE shop")
    with opened(choose(settings, environ={})) as database:
        assert ask(database.url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert ask(database.app_url, "SELECT current_user") == "shop_app"


def test_many_who_open_at_once_find_one_database(settings):
    def open_it(_: int) -> object:
        with opened(choose(settings, environ={})) as database:
            return ask(database.app_url, "SELECT oid FROM pg_database WHERE datname = current_database()")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(open_it, range(8)))) == 1


@pytest.mark.parametrize("label", ["postgres", "template1", "pg_shop", "user", "x" * 80, "x" * 79 + "y", "a" * 57])
def test_names_fit_postgresql_for_any_label(label):
    names = Names.of(label)
    assert len({names.database, names.owner, names.app}) == 3
    for name in (names.database, names.owner, names.app):
        assert len(name) <= 63
        assert not name.startswith("pg_")
    assert names.database not in ("postgres", "template0", "template1")


def test_names_differ_for_long_labels_that_differ():
    assert Names.of("x" * 80) != Names.of("x" * 79 + "y")


@pytest.mark.parametrize("label", ["user", "pg_shop", "x" * 80])
def test_databases_can_be_made_for_labels_that_postgresql_reserves(settings, tmp_path, label):
    with opened(choose(DatabaseSettings(label=label, root=tmp_path), environ={})) as database:
        assert ask(database.app_url, "SELECT current_user") == Names.of(label).app


def test_description_is_one_line_without_the_password(database_url):
    with_password = database_url.replace("postgres@", "postgres:s3cr3t@")
    settings = DatabaseSettings(label="shop", root=Path("/nowhere"), url=with_password)
    with opened(choose(settings, environ={})) as database:
        assert database.url == database.app_url == with_password
        described = database.describe()
        assert described == f"postgres@local socket/{database.name} ([database] url)"
        assert "s3cr3t" not in repr(database)


def test_description_names_host_and_port_of_a_server_elsewhere():
    database = Database(url="", app_url="", source=".env", host="db.example", port=5433, name="shop", user="clerk")
    assert database.describe() == "clerk@db.example:5433/shop (.env)"


def test_migration_url_is_the_owners_and_the_other_one_serves(database_url):
    direct = f"{database_url}&application_name=direct"
    settings = DatabaseSettings(label="shop", root=Path("/nowhere"), url=database_url, migrate_url=direct)
    with opened(choose(settings, environ={})) as database:
        assert database.url == direct
        assert database.app_url == database_url


def test_server_older_than_the_project_wants_is_refused(server_15_url):
    settings = DatabaseSettings(label="shop", root=Path("/nowhere"), url=server_15_url, min_version=18)
    with (
        pytest.raises(DatabaseRefused, match="PostgreSQL 15, and this project needs 18"),
        opened(choose(settings, environ={})),
    ):
        pass


def test_database_that_nobody_serves_is_not_replaced_by_the_embedded_one(tmp_path):
    settings = DatabaseSettings(label="shop", root=tmp_path, url=f"postgresql:///shop?host={tmp_path}")
    with pytest.raises(DatabaseUnreachable), opened(choose(settings, environ={})):
        pass
    assert list(tmp_path.iterdir()) == []


def test_scratch_databases_can_be_made_on_the_embedded_server(settings):
    with scratch_server(settings, {}) as url, connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE scratch")
        connection.execute("DROP DATABASE scratch")


def test_scratch_databases_are_made_where_the_settings_say(database_url, tmp_path):
    settings = DatabaseSettings(label="shop", root=tmp_path, scratch_url="env:SCRATCH")
    with scratch_server(settings, {"SCRATCH": database_url}) as url:
        assert url == database_url
    assert list(tmp_path.iterdir()) == []
