from itertools import combinations
from pathlib import Path

import pytest

from dazzle.back.choice import Choice, DatabaseSettings, EnvironmentSettings, choose, scratch_url
from dazzle.diagnostics.errors import ProjectError

SECRET = "s3cr3t"
ORDER = ("--database-url", "DATABASE_URL", "[environments.staging]", ".env", "[database] url")


def url(name: str) -> str:
    return f"postgresql://someone:{SECRET}@{name}.example/db"


def chosen(root: Path, *sources: str) -> Choice:
    """What is chosen when each of the sources names a database of its own."""
    if ".env" in sources:
        (root / ".env").write_text(f"DATABASE_URL={url('file')}\n")
    environ = {}
    if "DATABASE_URL" in sources:
        environ["DATABASE_URL"] = url("variable")
    if "[environments.staging]" in sources:
        environ["DAZZLE_ENV"] = "staging"
    settings = DatabaseSettings(
        label="shop",
        root=root,
        url=url("settings") if "[database] url" in sources else None,
        environments={"staging": EnvironmentSettings(url=url("staging"))},
    )
    return choose(settings, flag=url("flag") if "--database-url" in sources else None, environ=environ)


@pytest.mark.parametrize("sources", [some for size in range(1, 6) for some in combinations(ORDER, size)])
def test_first_source_in_the_order_wins(tmp_path, sources):
    assert chosen(tmp_path, *sources).source == sources[0]


def test_embedded_cluster_is_chosen_when_nothing_names_a_database(tmp_path):
    choice = chosen(tmp_path)
    assert choice.url is None
    assert choice.source == "embedded cluster"


def test_nothing_is_remembered_between_choices(tmp_path):
    assert chosen(tmp_path, ".env").source == ".env"
    (tmp_path / ".env").unlink()
    assert chosen(tmp_path).url is None


def test_environment_that_has_no_profile_is_an_error_naming_those_there_are(tmp_path):
    settings = DatabaseSettings(
        label="shop", root=tmp_path, environments={"staging": EnvironmentSettings(url=url("staging"))}
    )
    with pytest.raises(ProjectError, match="`prod`") as refused:
        choose(settings, environ={"DAZZLE_ENV": "prod"})
    assert "staging" in refused.value.help


def test_profile_without_a_database_is_an_error_not_the_next_source(tmp_path):
    settings = DatabaseSettings(
        label="shop", root=tmp_path, url=url("settings"), environments={"staging": EnvironmentSettings()}
    )
    with pytest.raises(ProjectError, match="names no database"):
        choose(settings, environ={"DAZZLE_ENV": "staging"})


@pytest.mark.parametrize("written", ["DIRECT", None])
def test_variable_that_the_settings_name_is_read_or_missed(tmp_path, written):
    indirect = DatabaseSettings(label="shop", root=tmp_path, url="env:DIRECT")
    profile = DatabaseSettings(
        label="shop", root=tmp_path, environments={"staging": EnvironmentSettings(url_env="DIRECT")}
    )
    environ = {"DIRECT": url("direct")} if written else {}
    for settings, more in ((indirect, {}), (profile, {"DAZZLE_ENV": "staging"})):
        if written:
            assert choose(settings, environ={**environ, **more}).url == url("direct")
        else:
            with pytest.raises(ProjectError, match="DIRECT"):
                choose(settings, environ=more)


def test_variable_that_the_settings_name_may_stand_in_the_env_file(tmp_path):
    (tmp_path / ".env").write_text(f"export DIRECT='{url('direct')}' # the pooler is elsewhere\n")
    settings = DatabaseSettings(label="shop", root=tmp_path, url="env:DIRECT", scratch_url="env:DIRECT")
    assert choose(settings, environ={}).url == url("direct")
    assert scratch_url(settings, {}) == url("direct")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "POSTGRES"])
def test_schemes_of_postgresql_are_made_one(tmp_path, scheme):
    settings = DatabaseSettings(label="shop", root=tmp_path, url=f"{scheme}://host/db")
    assert choose(settings, environ={}).url == "postgresql://host/db"


def test_other_schemes_are_refused_without_showing_the_password(tmp_path):
    with pytest.raises(ProjectError) as refused:
        choose(DatabaseSettings(label="shop", root=tmp_path, url=f"mysql://root:{SECRET}@host/db"), environ={})
    assert SECRET not in f"{refused.value.message} {refused.value.help}"


def test_migration_url_goes_along_with_all_but_flag_and_embedded_cluster(tmp_path):
    settings = DatabaseSettings(label="shop", root=tmp_path, url=url("pooler"), migrate_url="env:DIRECT")
    environ = {"DIRECT": url("direct")}
    assert choose(settings, environ=environ).migrate_url == url("direct")
    assert choose(settings, environ={"DAZZLE_MIGRATE_URL": url("other")}).migrate_url == url("other")
    assert choose(settings, flag=url("flag"), environ=environ).migrate_url is None
    assert choose(DatabaseSettings(label="shop", root=tmp_path), environ=environ).migrate_url is None


def test_passwords_are_in_no_repr(tmp_path):
    settings = DatabaseSettings(
        label="shop",
        root=tmp_path,
        url=url("settings"),
        migrate_url=url("direct"),
        scratch_url=url("scratch"),
        environments={"staging": EnvironmentSettings(url=url("staging"))},
    )
    assert SECRET not in repr(choose(settings, environ={}))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("DATABASE_URL=postgres://h/a", "postgresql://h/a"),
        ("  export DATABASE_URL = postgres://h/a  ", "postgresql://h/a"),
        ('DATABASE_URL="postgres://h/a#b" # said', "postgresql://h/a#b"),
        ("DATABASE_URL=postgres://h/a#b # said", "postgresql://h/a#b"),
        ("DATABASE_URL= # none", None),
        ("# DATABASE_URL=postgres://h/a", None),
    ],
)
def test_env_file_is_read_as_people_write_it(tmp_path, line, value):
    (tmp_path / ".env").write_text(f"FIRST=1\n\n{line}\n")
    assert choose(DatabaseSettings(label="shop", root=tmp_path), environ={}).url == value


def test_env_file_that_is_no_text_is_an_error(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    with pytest.raises(ProjectError, match=r"\.env"):
        choose(DatabaseSettings(label="shop", root=tmp_path), environ={})
