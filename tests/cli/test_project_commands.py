"""The commands in a project on its own PostgreSQL, from `new` to `serve`."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from dazzle.cli.app import run
from dazzle.project import load

EFFORT = "  due_on: date\n  effort: int\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A project as `dazzle new` makes it; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("new") / "shop"
    assert run(["new", str(folder)]) == 0
    return folder


@pytest.fixture
def shop(made, tmp_path, monkeypatch) -> Path:
    """A copy of the new project, with a database of its own, as the current folder."""
    for variable in ("DATABASE_URL", "DAZZLE_ENV", "DAZZLE_MIGRATE_URL"):
        monkeypatch.delenv(variable, raising=False)
    folder = tmp_path / "shop"
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns(".dazzle"))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def said(capsys):
    """Runs a command line that must end with `code`; what it said on standard output and on standard error."""

    def said(*line, code=0):
        capsys.readouterr()
        ended = run(list(line))
        out, err = capsys.readouterr()
        assert ended == code, out + err
        return out, err

    return said


@pytest.fixture
def data(said):
    """Runs a command line with --json; the one line that it printed, as data."""

    def data(*line, code=0):
        out, err = said(*line, "--json", code=code)
        assert err == ""
        return json.loads(out)

    return data


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "dsl" / "app.dsl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def written_files(folder: Path) -> list[str]:
    inside = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [path.as_posix() for path in inside if path.parts[0] != ".dazzle"]


def revisions(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "migrations" / "versions").glob("*.py"))


class Served:
    """`dazzle serve --format json` as another process, and what it said when it served."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dazzle", "serve", "--port", "0", "--json", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline()

    def get(self, path: str) -> object:
        with urllib.request.urlopen(json.loads(self.line)["url"] + path, timeout=30) as answer:
            return json.load(answer)

    def stop(self, sign: int) -> tuple[int, str]:
        self.process.send_signal(sign)
        return self.end()

    def end(self) -> tuple[int, str]:
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err


@pytest.mark.parametrize(
    ("name", "label", "first_line"),
    [
        ("shop_two", "shop_two", 'app shop_two "Shop two":'),
        ('Küche & "Bad"', "kuche_bad", r'app kuche_bad "Küche & \"Bad\"":'),
    ],
)
def test_new_makes_a_clean_project_whatever_it_is_called(name, label, first_line, tmp_path, monkeypatch, data):
    monkeypatch.chdir(tmp_path)

    found = data("new", name)

    folder = tmp_path / name
    assert (found["root"], found["name"], found["label"]) == (str(folder), name, label)
    assert found["files"] == sorted(written_files(folder))
    assert "baseline" in " ".join(revisions(folder))
    assert load(folder).label == label
    monkeypatch.chdir(folder)
    found = data("validate")
    assert found["ok"]
    assert found["diagnostics"] == []
    assert data("db", "check") == {"equal": True, "differences": [], "due": [], "notes": []}
    assert first_line in (folder / "dsl" / "app.dsl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Küche", "a b", "a&b", "it's", "$HOME", "-x"])
def test_new_says_what_to_do_next_as_a_shell_reads_it(name, tmp_path, monkeypatch, said):
    monkeypatch.chdir(tmp_path)
    out, _ = said("new", "--", name)
    (cd,) = (line for line in out.splitlines() if line.startswith("  cd "))
    done = subprocess.run(["sh", "-c", f"{cd} && pwd -P"], stdout=subprocess.PIPE, text=True, check=True)
    assert Path(done.stdout.strip()) == (tmp_path / name).resolve()


def test_new_makes_files_for_version_control_and_none_that_is_unfinished(made):
    assert (made / ".gitignore").read_text().splitlines()[0] == ".dazzle/"
    assert "$" not in (made / "dazzle.toml").read_text() + (made / "README.md").read_text()


@pytest.mark.parametrize(("name", "code"), [("full", 1), ("file", 1), ("dazzle", 2), ("a\nb", 2), ("", 2)])
def test_new_refuses_and_writes_nothing(name, code, tmp_path, monkeypatch, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))

    out, err = said("new", name, code=code)

    assert out == ""
    assert err.startswith("error: ")
    assert sorted(tmp_path.rglob("*")) == before


def test_new_leaves_the_project_and_says_how_to_go_on_when_there_is_no_postgresql(tmp_path, monkeypatch, said):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DAZZLE_PG_BIN", str(tmp_path / "nowhere"))

    _, err = said("new", "shop", code=1)

    assert "DAZZLE_PG_BIN" in err
    assert "dazzle db revision -m baseline" in err
    assert load(tmp_path / "shop").sources


def test_validate_reports_every_mistake_with_its_place(shop, said, data):
    edit(shop, "ref Contact required", "ref Contakt required")
    edit(shop, "details: text", "details: txt")

    out, err = said("validate", code=1)
    found = data("validate", code=1)

    assert err == ""
    assert "`Contakt`" in out
    assert out.endswith(f"shop: {found['summary']}; `dazzle validate --fix` can put 2 of them right\n")
    errors = [each for each in found["diagnostics"] if each["severity"] == "error"]
    assert {(each["rule"], each["file"]) for each in errors} == {
        ("unknown-entity", "dsl/app.dsl"),
        ("unknown-type", "dsl/app.dsl"),
    }
    assert not found["ok"]
    for line in (("db", "revision", "-m", "x"), ("db", "check"), ("serve", "--port", "0")):
        out, err = said(*line, code=1)
        assert "dsl/app.dsl:" in err


def test_loop_from_text_to_database_and_back(shop, said, data):
    _, err = said("db", "upgrade")
    assert "baseline" in err
    assert "shop_owner@local socket/shop (embedded cluster)" in err
    assert data("db", "upgrade")["applied"] == []
    assert "Nothing to do" in said("db", "revision", "-m", "nothing")[0]

    edit(shop, "  due_on: date\n", EFFORT)
    assert any("effort" in difference for difference in data("db", "check", code=1)["differences"])
    (written,) = data("db", "revision", "-m", "add effort")["written"]
    assert "_expand_add_effort_" in written
    assert revisions(shop)[-1] == Path(written).name
    assert data("db", "current")["pending"] == [Path(written).stem[-12:]]
    applied = data("db", "upgrade")["applied"]
    assert applied == [Path(written).stem[-12:]]
    assert data("db", "check")["equal"]

    newest = data("db", "history")["revisions"][0]
    assert (newest["message"], newest["head"]) == ("add effort", True)
    status = data("db", "status")
    assert status["pending"] == []
    assert applied[0] in [each["id"] for each in status["revisions"]]
    assert data("db", "downgrade", "--yes")["taken_back"] == applied
    data("db", "stop")
    assert data("db", "stop") == {"stopped": False}


def test_empty_revision_is_written_for_steps_by_hand(shop, data):
    (written,) = data("db", "revision", "--empty", "-m", "fill in names")["written"]

    assert "_data_fill_in_names_" in written
    assert "def upgrade()" in (shop / written).read_text()


@pytest.mark.parametrize("more", [(), ("--empty",), ("--framework",)])
def test_revision_wants_to_know_what_it_does(more, shop, said):
    before = revisions(shop)
    assert "in a few words" in said("db", "revision", *more, "-m", "  ", code=2)[1]
    assert revisions(shop) == before


def test_client_programs_get_what_stands_behind_and_give_their_exit_code(shop, capfd):
    assert run(["db", "psql", "--", "-Atc", "SELECT current_user, current_database()"]) == 0
    assert capfd.readouterr().out == "shop_owner|shop\n"
    assert run(["db", "psql", "-c", "SELECT nonsense"]) == 1
    assert run(["db", "dump", "--schema-only"]) == 0
    assert "PostgreSQL database dump complete" in capfd.readouterr().out


def test_url_is_alone_on_standard_output(shop, said, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://ada:secret@db.example/shop")

    assert said("db", "url") == ("postgresql://ada:secret@db.example/shop\n", "")


def test_unreachable_database_is_one_sentence_with_its_source_and_without_its_password(shop, said, monkeypatch):
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("DATABASE_URL", f"postgresql://ada:secret@127.0.0.1:{closed.getsockname()[1]}/shop")
        for line in (("db", "upgrade"), ("db", "current"), ("serve", "--port", "0")):
            out, err = said(*line, code=1)
            assert out == ""
            assert "127.0.0.1" in err
            assert "DATABASE_URL" in err
            assert "secret" not in err


def test_serve_takes_the_port_before_the_database_is_started(shop, said):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        _, err = said("serve", "--port", str(taken.getsockname()[1]), code=1)

    assert "is taken by" in err
    assert not (shop / ".dazzle").exists()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_where_and_as_whom_and_ends_well_when_it_is_told_to(shop, sign):
    served = Served(shop)
    try:
        found = json.loads(served.line)
        assert found["identity"]["persona"] == "member"
        assert found["database"]["name"] == "shop"
        assert served.get("/contacts")["total"] == 0
    finally:
        ended = served.stop(sign)
    assert ended == (0, "")


def test_serve_refuses_a_database_that_is_behind_when_it_may_not_migrate(shop):
    code, err = Served(shop, "--no-migrate").end()

    assert (code, err) == (1, "")


def test_serve_serves_a_project_without_a_revision_from_its_text(shop, data):
    for name in revisions(shop):
        (shop / "migrations" / "versions" / name).unlink()
    served = Served(shop)
    try:
        assert served.get("/tasks")["items"] == []
    finally:
        assert served.stop(signal.SIGINT) == (0, "")
    assert "task" in " ".join(data("db", "check", code=1)["differences"])
