import os
import subprocess
import sys
from pathlib import Path

import pytest

from dazzle.back.choice import EnvironmentSettings
from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.errors import ProjectError
from dazzle.project import ServeSettings, find, load

MINIMAL = '[project]\nname = "shop"\n'


def project(root: Path, manifest: str = MINIMAL, **files: str | bytes) -> Path:
    """A project folder; `dsl__a` is dsl/a.dsl."""
    (root / "dazzle.toml").write_text(manifest, encoding="utf-8")
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".dsl")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def refusal(root: Path, manifest: str) -> tuple[str, str]:
    with pytest.raises(ProjectError) as refused:
        load(project(root, manifest))
    return refused.value.message, refused.value.help or ""


def test_find_walks_up_when_below_the_project(tmp_path):
    (project(tmp_path) / "dsl" / "deep").mkdir(parents=True)

    assert find(tmp_path / "dsl" / "deep") == tmp_path


def test_find_says_what_to_do_when_there_is_no_project(tmp_path):
    with pytest.raises(ProjectError, match="not a Dazzle project") as refused:
        find(tmp_path)

    assert "dazzle new" in refused.value.help


def test_load_takes_every_text_in_the_order_of_its_path(tmp_path):
    root = project(tmp_path, dsl__b="b", dsl__a__z="z", dsl__c="c", other__x="x")
    (root / "dsl" / ".#b.dsl").write_text("an editor's")
    (root / "dsl" / "folder.dsl").mkdir()

    assert [(source.path, source.text) for source in load(root).sources] == [
        ("dsl/a/z.dsl", "z"),
        ("dsl/b.dsl", "b"),
        ("dsl/c.dsl", "c"),
    ]


@pytest.mark.parametrize("paths", ["[modules]\npaths", "[fileset]\ndsl_paths", "[dsl]\npaths"])
def test_load_takes_the_named_folders_by_any_of_their_names(tmp_path, paths):
    root = project(
        tmp_path,
        f'{MINIMAL}{paths} = ["one", "two/x.dsl", "./one", "two/../one"]\n',
        one__a="a",
        two__x="x",
        two__y="y",
    )

    assert [source.path for source in load(root).sources] == ["one/a.dsl", "two/x.dsl"]


def test_load_refuses_when_a_named_folder_does_not_exist(tmp_path):
    message, _ = refusal(tmp_path, f'{MINIMAL}[modules]\npaths = ["ds1"]\n')

    assert "`ds1`" in message


def test_load_has_no_text_when_the_usual_folder_does_not_exist(tmp_path):
    assert load(project(tmp_path)).sources == ()


def test_load_takes_the_byte_order_mark_away(tmp_path):
    root = project(tmp_path, "\ufeff" + MINIMAL, dsl__a=b"\xef\xbb\xbfmodule a")

    assert [source.text for source in load(root).sources] == ["module a"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_load_names_file_and_offset_when_a_text_is_not_utf8(tmp_path, mark):
    root = project(tmp_path, dsl__a=mark + b"module a\n# caf\xe9\n")

    with pytest.raises(ProjectError) as refused:
        load(root)

    assert refused.value.message == f"`dsl/a.dsl` is not UTF-8 text: byte 0xe9 at offset {14 + len(mark)}, in line 2"


def test_load_settles_every_setting(tmp_path):
    loaded = load(
        project(
            tmp_path,
            """
            [project]
            name = "Küche & Bad"
            version = "2.1"
            root = "kueche.app"
            title = "Alles für die Küche"
            [database]
            url = "env:KUECHE_URL"
            min_version = 18
            [environments.production]
            database_url_env = "PRODUCTION_URL"
            [environments.test]
            database_url = "postgresql:///test"
            heroku_app = "kueche"
            [migrations]
            url = "postgresql:///direct"
            scratch_url = "postgresql:///scratch"
            [serve]
            persona = "member"
            port = 8080
            [auth]
            enabled = true
            session = { max_age = 3600 }
            [storage.bills]
            backend = "s3"
            [language]
            unknown_keys = "warn"
            """,
        )
    )

    assert (loaded.label, loaded.title, loaded.version, loaded.root_module) == (
        "kuche_bad",
        "Alles für die Küche",
        "2.1",
        "kueche.app",
    )
    assert loaded.serve == ServeSettings(persona="member", port=8080)
    assert loaded.unknown_keys is Severity.WARNING
    assert (loaded.database.label, loaded.database.root, loaded.database.url) == (
        "kuche_bad",
        tmp_path,
        "env:KUECHE_URL",
    )
    assert (loaded.database.min_version, loaded.database.migrate_url, loaded.database.scratch_url) == (
        18,
        "postgresql:///direct",
        "postgresql:///scratch",
    )
    assert loaded.database.environments == {
        "production": EnvironmentSettings(url_env="PRODUCTION_URL"),
        "test": EnvironmentSettings(url="postgresql:///test"),
    }
    assert loaded.versions_dir == tmp_path / "migrations" / "versions"


@pytest.mark.parametrize(
    ("manifest", "message", "advice"),
    [
        ("", "does not name the project", "[project]"),
        ("[project", "not valid TOML", "dazzle.toml"),
        ('[project]\nname = "dazzle"\n', "framework's own name", "another `name`"),
        (f"{MINIMAL}rot = 'a'\n", "[project] in dazzle.toml has no key `rot`", "did you mean `root`?"),
        (f"{MINIMAL}[databse]\n", "[databse]", "did you mean `database`?"),
        (f"{MINIMAL}[serve]\nprot = 1\n", "no key `prot`", "did you mean `port`?"),
        (f"{MINIMAL}[serve]\nport = '1'\n", "`port` of [serve] in dazzle.toml must be a number, not '1'", ""),
        (f"{MINIMAL}[serve]\nport = true\n", "must be a number", ""),
        (f"{MINIMAL}[language]\nunknown_keys = 'warm'\n", "cannot be `warm`", "did you mean `warn`?"),
        (f"{MINIMAL}[modules]\npaths = 'dsl'\n", "must be a list of texts", ""),
        (f"{MINIMAL}[modules]\npaths = [1]\n", "must be a list of texts", ""),
        (
            f"{MINIMAL}[environments.live]\nurl = 'x'\n",
            "[environments.live] in dazzle.toml has no key `url`",
            "database_url",
        ),
        (f"serve = 1\n{MINIMAL}", "must be a table", "[serve]"),
        (f"{MINIMAL}[dsl]\npaths = ['a']\n[modules]\npaths = ['b']\n", "name different folders", "[modules] paths"),
    ],
)
def test_load_refuses_and_says_what_to_write_when_the_manifest_is_wrong(tmp_path, manifest, message, advice):
    said, suggested = refusal(tmp_path, manifest)

    assert message in said
    assert advice in suggested


def test_load_refuses_when_the_manifest_is_not_utf8(tmp_path):
    project(tmp_path)
    (tmp_path / "dazzle.toml").write_bytes(b'[project]\nname = "caf\xe9"\n')

    with pytest.raises(ProjectError, match="not UTF-8"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_load_refuses_when_a_text_cannot_be_read(tmp_path):
    root = project(tmp_path, dsl__a="module a")
    (root / "dsl" / "a.dsl").chmod(0)

    with pytest.raises(ProjectError, match=r"`dsl/a\.dsl` cannot be read"):
        load(root)


def test_loading_imports_no_compiler_and_no_database_driver():
    heavy = {"lark", "sqlalchemy", "alembic", "psycopg", "starlette", "jinja2", "typer"}
    asked = f"import sys, dazzle.project; print({heavy!r} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


def test_on_serve_is_one_of_three_words(tmp_path: Path) -> None:
    text = '[project]\nname = "shop"\n[migrations]\non_serve = "{}"\n'
    (tmp_path / "dsl").mkdir()
    for word in ("head", "expand", "check"):
        (tmp_path / "dazzle.toml").write_text(text.format(word))
        assert load(tmp_path).on_serve == word
    (tmp_path / "dazzle.toml").write_text(text.format("exapnd"))
    with pytest.raises(ProjectError, match="`on_serve` of \\[migrations\\]") as refused:
        load(tmp_path)
    assert "expand" in str(refused.value.help)
